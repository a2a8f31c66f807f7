package dev.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.history.Convention;
import dev.plumbline.history.FilesInMemory;
import dev.plumbline.history.History;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.dbmate.Dbmate;
import dev.plumbline.history.drizzle.Drizzle;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunnerVerdictsTest {
  @Test
  void anEntryWithAnEarlierTimeIsSkippedByDatabasesThatRanTheLaterOne() {
    History main = drizzle("0 1000 0000_a", "1 2000 0001_b", "2 9000 0002_c", "3 9500 0003_d");
    History mine =
        drizzle(
            "0 1000 0000_a", "1 2000 0001_b", "2 9000 0002_c", "3 9500 0003_d", "4 8000 0004_m");

    assertThat(words(main, mine, main))
        .containsExactly(
            "drizzle-orm's migrator: any database that already ran 0002_c.sql silently skips it:"
                + " its \"when\" (8000) is not later than the latest applied (9500)");
  }

  @Test
  void anEntryOfABranchThatIsNotRebasedIsJudgedBesideWhatMainGot() {
    History base = drizzle("0 1000 0000_a");
    History main = drizzle("0 1000 0000_a", "1 9000 0001_theirs");
    History mine = drizzle("0 1000 0000_a", "1 8000 0001_mine");

    assertThat(words(main, mine, base))
        .containsExactly(
            "drizzle-orm's migrator: any database that already ran 0001_theirs.sql silently skips"
                + " it: its \"when\" (8000) is not later than the latest applied (9000)");
  }

  @Test
  void anEntryWithALaterTimeSimplyRuns() {
    History main = drizzle("0 1000 0000_a");
    assertThat(words(main, drizzle("0 1000 0000_a", "1 2000 0001_b"), main)).isEmpty();
  }

  @Test
  void aLateTimestampIsRunByDbmateInAnotherOrder() {
    History base = dbmate("20260101000000_a.sql");
    History main = dbmate("20260101000000_a.sql", "20260103000000_theirs.sql");
    History mine = dbmate("20260101000000_a.sql", "20260102000000_mine.sql");

    assertThat(words(main, mine, base))
        .containsExactly(
            "dbmate: any database that already ran 20260103000000_theirs.sql runs it after that"
                + " one, a new database before it");
    assertThat(verdicts(main, mine, base).toleratesLateOnes()).isTrue();
  }

  @Test
  void drizzleDoesNotTolerateLateOnes() {
    History main = drizzle("0 1000 0000_a", "1 2000 0001_b");
    assertThat(verdicts(main, main, main).toleratesLateOnes()).isFalse();
  }

  @Test
  void mergingKeepsEachSidesOrder() {
    History base = dbmate("20260101000000_a.sql");
    History main = dbmate("20260101000000_a.sql", "20260103000000_t.sql", "20260105000000_u.sql");
    History mine = dbmate("20260101000000_a.sql", "20260104000000_m.sql");

    assertThat(MergedHistory.of(mine, main, base).migrations())
        .extracting(Object::toString)
        .containsExactly(
            "20260101000000_a.sql",
            "20260103000000_t.sql",
            "20260104000000_m.sql",
            "20260105000000_u.sql");
  }

  private static List<String> words(History main, History mine, History base) {
    RunnerVerdicts verdicts = verdicts(main, mine, base);
    return verdicts.all().stream().map(verdict -> verdict.inWords(verdicts.name())).toList();
  }

  private static RunnerVerdicts verdicts(History main, History mine, History base) {
    Sides sides = new Sides(mine, main, base, false);
    return new RunnerVerdicts(main, sides.merged(), sides.added());
  }

  private static History drizzle(String... entries) {
    FilesInMemory files = new FilesInMemory();
    StringBuilder journal = new StringBuilder("{\"dialect\": \"postgresql\", \"entries\": [");
    String separator = "";
    for (String entry : entries) {
      String[] parts = entry.split(" ", -1);
      journal
          .append(separator)
          .append("{\"idx\": %s, \"when\": %s, \"tag\": \"%s\"}".formatted((Object[]) parts));
      files.with(parts[2] + ".sql", "SELECT 1;");
      separator = ",";
    }
    files.with("meta/_journal.json", journal + "]}");
    return read(new Drizzle(), files);
  }

  private static History dbmate(String... paths) {
    FilesInMemory files = new FilesInMemory();
    for (String path : paths) {
      files.with(path, "-- migrate:up\nSELECT 1;\n");
    }
    return read(new Dbmate(), files);
  }

  private static History read(Convention convention, FilesInMemory files) {
    return convention.read(files, ReadOptions.DEFAULT);
  }
}
