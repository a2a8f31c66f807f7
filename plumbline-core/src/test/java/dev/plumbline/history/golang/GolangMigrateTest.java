package dev.plumbline.history.golang;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.history.Conventions;
import dev.plumbline.history.Decision;
import dev.plumbline.history.Fates;
import dev.plumbline.history.FilesInMemory;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.Problems;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.Recognition;
import dev.plumbline.history.RunsAbove;
import dev.plumbline.history.TransactionMode;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class GolangMigrateTest {
  @Test
  void readsPairsByTheValueOfTheNumber() {
    FilesInMemory files =
        files("9_i.up.sql", "10_j.up.sql", "8_h.up.sql", "100_z.up.sql", "8_undo.down.sql");
    assertThat(Conventions.recognise(files).map(Recognition::why))
        .contains("4 numbered .up.sql files");
    assertThat(read(files).migrations())
        .extracting(Migration::version)
        .containsExactly("8", "9", "10", "100");
    assertThat(read(files).migrations()).extracting(Migration::key).contains("8", "100");
  }

  @Test
  void tellsWhatItPassesOverAndWhatStopsIt() {
    FilesInMemory files =
        files(
            "0001_a.up.sql",
            "0001_a.down.sql",
            "0002_b.up.sql",
            "0002_b.down.sql",
            "0003_c.up.sql",
            "0003_c.down.sql",
            "0004_d.up.sql",
            "0004_d.down.sql",
            "0005_e.up.sql",
            "0005_F.up.sql",
            "05_f.down.sql",
            "0006_g.sql",
            "0007-h.up.sql",
            "0009_i.up.sql",
            "0011_j.down.sql",
            "0001_A.up.sql",
            "nested/0001_a.up.sql",
            "0012_k.go",
            "README.md",
            "atlas.sum");
    assertThat(Problems.of(read(files)))
        .containsExactlyInAnyOrder(
            "naming 0011_j.down.sql: the way back of a migration that is not there",
            "naming 0001_a.up.sql: 0001_A.up.sql and 0001_a.up.sql differ only in case: on macOS"
                + " and Windows one overwrites the other",
            "naming 0006_g.sql: golang-migrate runs only names like 000001_what_it_does.up.sql, so"
                + " it passes over this one",
            "naming 0007-h.up.sql: golang-migrate runs only names like 000001_what_it_does.up.sql,"
                + " so it passes over this one",
            "naming 0012_k.go: golang-migrate runs only names like 000001_what_it_does.up.sql, so"
                + " it passes over this one",
            "sequence-duplicate 0001_a.up.sql: version 0001 is taken by both 0001_A.up.sql and"
                + " 0001_a.up.sql: golang-migrate refuses to start",
            "sequence-duplicate 0005_e.up.sql: version 0005 is taken by both 0005_F.up.sql and"
                + " 0005_e.up.sql: golang-migrate refuses to start",
            "sequence-gap 0009_i.up.sql: 0006 to 0008 are missing: 0005_e.up.sql is followed by"
                + " 0009_i.up.sql",
            "no-way-back 0009_i.up.sql: there is no 0009_i.down.sql to take it back, as 7 of 8"
                + " migrations have one");
  }

  @Test
  void numbersOfOneWidthAndTimesHaveNoFault() {
    assertThat(Problems.of(read(files("00_a.up.sql", "01_b.up.sql", "20250101000000_c.up.sql"))))
        .isEmpty();
    assertThat(Problems.of(read(files("0001_a.up.sql", "0002_b.up.sql", "03_c.up.sql"))))
        .containsExactly("naming 03_c.up.sql: the number has 2 digits, not 4");
  }

  @Test
  void aFileIsOneQuery() throws Exception {
    var files =
        new FilesInMemory()
            .with("1_a.up.sql", "create index concurrently i on t (a);")
            .with("2_b.up.sql", "select 1; create index concurrently i on t (a);")
            .with("3_c.up.sql", "select 1; select 2;")
            .with("4_d.up.sql", "begin; select 1; commit; vacuum t;");
    History history = read(files);
    assertThat(history.migrations().get(0).transactionMode())
        .isEqualTo(TransactionMode.PER_STATEMENT);
    assertThat(history.migrations().get(0).refusedByRunner()).isEmpty();
    assertThat(history.migrations().get(1).refusedByRunner().orElseThrow().start())
        .hasToString("1:11");
    assertThat(history.migrations().get(2).transactionMode()).isEqualTo(TransactionMode.SINGLE);
    assertThat(history.migrations().get(2).refusedByRunner()).isEmpty();
    assertThat(history.migrations().get(3).transactionMode()).isEqualTo(TransactionMode.OWN);
    assertThat(history.migrations().get(3).refusedByRunner()).isPresent();
  }

  @Test
  void whatComesInBelowIsNeverRun() {
    History history = read(files("1_a.up.sql", "2_late.up.sql", "3_c.up.sql", "4_d.up.sql"));
    Decision decision = Fates.after(history, "1_a.up.sql", "3_c.up.sql");
    assertThat(Fates.runs(decision)).containsExactly("4_d.up.sql");
    assertThat(decision.refusal()).isNull();
    assertThat(decision.fates())
        .extracting(Decision.Of::fate)
        .containsExactly(
            Decision.Fate.APPLIED,
            Decision.Fate.SKIPPED,
            Decision.Fate.APPLIED,
            Decision.Fate.PENDING);
    assertThat(decision.fates().get(1).why())
        .isEqualTo("version 2 is not above 3, the version the database is at");
  }

  @Test
  void theOneRowIsAllThatIsKnownOfARealDatabase() {
    History history = read(files("1_a.up.sql", "2_b.up.sql", "3_c.up.sql"));
    var rule = Objects.requireNonNull(history.runner().rule());
    Decision decision = rule.decide(history, RunsAbove.upTo("2", false));
    assertThat(Fates.runs(decision)).containsExactly("3_c.up.sql");
    assertThat(decision.fates())
        .extracting(Decision.Of::fate)
        .containsExactly(Decision.Fate.APPLIED, Decision.Fate.APPLIED, Decision.Fate.PENDING);
    assertThat(Fates.refusal(rule.decide(history, RunsAbove.upTo("2", true))))
        .isEqualTo("Dirty database version 2. Fix and force version.");
    assertThat(Fates.refusal(rule.decide(history, RunsAbove.upTo("7", false))))
        .isEqualTo("no migration found for version 7");
  }

  @Test
  void twoFilesOfOneVersionStopIt() {
    Decision decision = Fates.after(read(files("1_a.up.sql", "2_b.up.sql", "2_c.up.sql")));
    assertThat(Fates.refusal(decision)).isEqualTo("duplicate migration file: 2_c.up.sql");
  }

  private static History read(FilesInMemory files) {
    return new GolangMigrate().read(files, ReadOptions.DEFAULT);
  }

  private static FilesInMemory files(String... paths) {
    var files = new FilesInMemory();
    for (String path : paths) {
      files.with(path, "select 1;");
    }
    return files;
  }
}
