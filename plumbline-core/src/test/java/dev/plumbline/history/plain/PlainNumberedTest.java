package dev.plumbline.history.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.history.Convention;
import dev.plumbline.history.FilesInMemory;
import dev.plumbline.history.History;
import dev.plumbline.history.HistoryProblem;
import dev.plumbline.history.Migration;
import dev.plumbline.history.NamingRule;
import dev.plumbline.history.ProblemKind;
import dev.plumbline.history.Problems;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.Recognition;
import dev.plumbline.sql.SqlSourceException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainNumberedTest {
  @Test
  void readsNumberedFilesByNumber() throws Exception {
    History history = read("0002_b.sql", "0001_a.sql", "0000_zero.sql", "README.md", ".keep");
    assertThat(history.migrations())
        .extracting(Migration::path)
        .containsExactly("0000_zero.sql", "0001_a.sql", "0002_b.sql");
    Migration last = history.migrations().getLast();
    assertThat(last.version()).isEqualTo("0002");
    assertThat(last.place().first()).isEqualTo(2);
    assertThat(last.name()).isEqualTo("b");
    assertThat(last.statements()).hasSize(1);
    assertThat(last.source().name()).isEqualTo("0002_b.sql");
    assertThat(history.problems()).isEmpty();
  }

  @Test
  void ordersNumericallyWhenDigitsRunOut() {
    var files = new FilesInMemory();
    for (int i = 9998; i <= 10001; i++) {
      files.with(i + "_x.sql", "select 1");
    }
    History history = new PlainNumbered().read(files, ReadOptions.DEFAULT);
    assertThat(history.migrations())
        .extracting(m -> m.place().first())
        .containsExactly(9998L, 9999L, 10000L, 10001L);
    assertThat(history.problems())
        .extracting(HistoryProblem::message)
        .containsExactly("0001 to 9997 are missing: the sequence begins with 9998_x.sql");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0002-add-users.sql    | the number must be followed by one underscore; the name contains a hyphen | 0002_add_users.sql
          0002_add users.sql    | the name contains a space                         | 0002_add_users.sql
          0002_AddUsers.sql     | the name contains upper-case letters              | 0002_add_users.sql
          0002.sql              | a description is missing after the number         | 0002_what_it_does.sql
          0002_.sql             | a description is missing after the number         | 0002_what_it_does.sql
          002_x.sql             | the number has 3 digits, not 4                    | 0002_x.sql
          2_x.sql               | the number has 1 digit, not 4                     | 0002_x.sql
          00002_x.sql           | the number has 5 digits, not 4                    | 0002_x.sql
          0002_x.SQL            | the extension must be .sql in lower case          | 0002_x.sql
          0002__x.sql           | the number must be followed by one underscore     | 0002_x.sql
          0002_a.b.sql          | the name must be words of a-z and 0-9 joined by single underscores | 0002_a_b.sql
          """)
  void saysWhatIsWrongWithAName(String bad, String message, String better) {
    History history = read("0001_a.sql", bad, "0003_c.sql");
    assertThat(history.migrations()).hasSize(3);
    assertThat(history.problems())
        .containsExactly(
            new HistoryProblem(ProblemKind.NAMING, bad, 0, 0, message, "rename it to " + better));
  }

  @Test
  void reportsFilesThatAreNeverRun() {
    History history = read("0001_a.sql", "seed.sql", "0002_b.txt", "0003_notes.md");
    assertThat(history.migrations()).hasSize(1);
    assertThat(history.problems())
        .extracting(p -> p.kind().id() + " " + p.path() + ": " + p.message())
        .containsExactly(
            "naming 0002_b.txt: the name does not end in .sql, so the file is never run",
            "naming seed.sql: the name does not begin with a number, so the file has no place in"
                + " the order and is never run");
  }

  @Test
  void leavesOutWhatIsExcluded() {
    assertThat(read("0001_a.sql", "canonical-schema.sql").problems()).isEmpty();
    var options = new ReadOptions(NamingRule.DEFAULT, Set.of("schema.sql", "0002_b.sql"));
    History history =
        new PlainNumbered().read(files("0001_a.sql", "0002_b.sql", "schema.sql"), options);
    assertThat(history.migrations()).hasSize(1);
    assertThat(history.problems()).isEmpty();
  }

  @Test
  void whatIsWrittenInAnotherLanguageKeepsItsPlace() {
    History history =
        read(
            "20240101000000_a__x__add.sql",
            "20240102000000_b.ts",
            "20240103000000_c.mts",
            "20240104000000_d.sql",
            "20240102000000_b.test.ts");
    assertThat(history.migrations())
        .extracting(Migration::path)
        .containsExactly(
            "20240101000000_a__x__add.sql",
            "20240102000000_b.ts",
            "20240103000000_c.mts",
            "20240104000000_d.sql");
    assertThat(Problems.of(history))
        .containsExactlyInAnyOrder(
            "naming 20240102000000_b.test.ts: the name does not end in .sql, so the file is never"
                + " run",
            "not-sql 20240102000000_b.ts: 20240102000000_b.ts is written in TypeScript, so what it"
                + " does is not replayed",
            "not-sql 20240103000000_c.mts: 20240103000000_c.mts is written in TypeScript, so what"
                + " it does is not replayed");
  }

  @Test
  void findsGapsAndNamesWhatIsMissing() {
    History history = read("0001_a.sql", "0003_c.sql", "0007_g.sql");
    assertThat(history.problems())
        .containsExactly(
            new HistoryProblem(
                ProblemKind.SEQUENCE_GAP,
                "0003_c.sql",
                0,
                0,
                "0002 is missing: 0001_a.sql is followed by 0003_c.sql",
                "restore what is missing, or renumber 0003_c.sql to 0002 if it is not merged yet"),
            new HistoryProblem(
                ProblemKind.SEQUENCE_GAP,
                "0007_g.sql",
                0,
                0,
                "0004 to 0006 are missing: 0003_c.sql is followed by 0007_g.sql",
                "restore what is missing, or renumber 0007_g.sql to 0004 if it is not merged yet"));
  }

  @Test
  void findsDuplicatesAndNamesBoth() {
    History history = read("0001_a.sql", "0002_b.sql", "0002_c.sql");
    assertThat(history.migrations()).hasSize(3);
    assertThat(history.problems())
        .containsExactly(
            new HistoryProblem(
                ProblemKind.SEQUENCE_DUPLICATE,
                "0002_c.sql",
                0,
                0,
                "number 0002 is taken by both 0002_b.sql and 0002_c.sql",
                "give the one that is not merged yet the next free number, 0003"));
  }

  @Test
  void readsUpFilesAndLeavesTheWayBackAside() {
    History history =
        read("000001_a.up.sql", "000001_a.down.sql", "000002_b.up.sql", "000003_c.down.sql");
    assertThat(history.migrations()).extracting(Migration::name).containsExactly("a", "b");
    assertThat(history.problems())
        .extracting(p -> p.path() + ": " + p.message())
        .containsExactly("000003_c.down.sql: the way back of a migration that is not there");
  }

  @Test
  void theWayBackBelongsToTheNumberWhateverItIsCalled() {
    assertThat(read("000001_add_a.up.sql", "000001_drop_a.down.sql").problems()).isEmpty();
  }

  @Test
  void upFilesNeedNoPadding() {
    History history = read("9_i.up.sql", "10_j.up.sql", "8_h.up.sql", "100_z.up.sql");
    assertThat(history.migrations()).extracting(Migration::version).startsWith("8", "9", "10");
    assertThat(history.problems())
        .extracting(HistoryProblem::kind)
        .containsOnly(ProblemKind.SEQUENCE_GAP);
    assertThat(read("0001_a.up.sql", "0002_b.up.sql", "03_c.up.sql").problems())
        .extracting(p -> p.path() + ": " + p.message())
        .containsExactly("03_c.up.sql: the number has 2 digits, not 4");
  }

  @Test
  void numbersThatGaveWayToDatesHaveNoGap() {
    assertThat(read("00_a.up.sql", "01_b.up.sql", "20250101000000_c.up.sql").problems()).isEmpty();
  }

  @Test
  void saysOnceWhenAllNumbersHaveOtherDigits() {
    History history = read("001_a.sql", "002_b.sql", "003_c.sql");
    assertThat(history.problems())
        .containsExactly(
            new HistoryProblem(
                ProblemKind.NAMING,
                "001_a.sql",
                0,
                0,
                "all 3 numbers have 3 digits, not 4",
                "write digits = 3 under [migrations] in plumbline.toml"));
    var options = new ReadOptions(NamingRule.ofDigits(3), Set.of());
    assertThat(new PlainNumbered().read(files("001_a.sql", "002_b.sql"), options).problems())
        .isEmpty();
  }

  @Test
  void datesHaveNoGaps() {
    var options = new ReadOptions(NamingRule.ofDigits(14), Set.of());
    History history =
        new PlainNumbered().read(files("20250101000000_a.sql", "20250301000000_b.sql"), options);
    assertThat(history.problems()).isEmpty();
  }

  @Test
  void keepsThePlaceOfWhatCannotBeRead() {
    var files =
        files("0001_a.sql")
            .with("0002_b.sql", new byte[] {'-', '-', '\n', (byte) 0xE9})
            .with("0003_c.sql/inner.sql", "select 1")
            .with("0004_d.sql", "\n \n");
    History history = new PlainNumbered().read(files, ReadOptions.DEFAULT);
    assertThat(history.migrations()).hasSize(4);
    assertThat(history.problems())
        .extracting(p ->
            "%s %s:%d:%d %s".formatted(p.kind().id(), p.path(), p.line(), p.column(), p.message()))
        .containsExactly(
            "migration-unreadable 0002_b.sql:2:1 invalid UTF-8 at byte offset 3 (0xE9)",
            "migration-unreadable 0003_c.sql:0:0 the migration cannot be read: it is not there",
            "empty-migration 0004_d.sql:0:0 the migration is empty");
    assertThatThrownBy(() -> history.migrations().get(1).statements())
        .isInstanceOf(SqlSourceException.class)
        .hasMessageStartingWith("0002_b.sql:2:1: invalid UTF-8");
  }

  @Test
  void recognisesOnlyItsOwn() {
    Convention plain = new PlainNumbered();
    assertThat(plain.recognise(files("0001_a.sql", "0002_b.sql")).map(Recognition::why))
        .contains("2 numbered .sql files");
    assertThat(plain.recognise(files("0001_a.up.sql", "0001_a.down.sql")).map(Recognition::why))
        .contains("1 numbered .sql file");
    assertThat(plain.recognise(files("schema.sql", "README.md"))).isEmpty();
    assertThat(plain.recognise(new FilesInMemory().with("1_a.sql", "-- +goose Up\nselect 1;")))
        .isEmpty();
  }

  private static History read(String... paths) {
    return new PlainNumbered().read(files(paths), ReadOptions.DEFAULT);
  }

  private static FilesInMemory files(String... paths) {
    var files = new FilesInMemory();
    for (String path : paths) {
      files.with(path, "select 1;");
    }
    return files;
  }
}
