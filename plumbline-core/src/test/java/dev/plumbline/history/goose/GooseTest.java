package dev.plumbline.history.goose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.history.Conventions;
import dev.plumbline.history.Decision;
import dev.plumbline.history.Fates;
import dev.plumbline.history.FilesInMemory;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.NamingRule;
import dev.plumbline.history.Problems;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.Recognition;
import dev.plumbline.history.TransactionMode;
import dev.plumbline.sql.Statement;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GooseTest {
  private static final String FUNCTION =
      """
      create function f() returns int language plpgsql as $$
      begin
        return 1;
      end $$;
      """;

  @Test
  void runsTheUpSection() throws Exception {
    var files =
        new FilesInMemory()
            .with(
                "00010_b.sql",
                """
                -- licence

                -- +goose Up
                -- a comment
                create table b (); -- ends here
                create table c
                  ();

                -- +goose StatementBegin
                %s-- +goose StatementEnd
                -- +goose Down
                drop table b;
                """
                    .formatted(FUNCTION))
            .with("00002_a.sql", "-- +goose up\r\nselect 1; select 2;\r\n");
    assertThat(Conventions.recognise(files).map(Recognition::why))
        .contains("2 files with -- +goose Up");
    History history = read(files);
    assertThat(history.problems()).isEmpty();
    assertThat(history.migrations()).extracting(Migration::key).containsExactly("2", "10");
    assertThat(history.migrations().getFirst().statements()).hasSize(2);
    assertThat(history.migrations().getLast().statements())
        .extracting(Statement::text)
        .containsExactly(
            "create table b ()",
            "create table c\n  ()",
            FUNCTION.strip().substring(0, FUNCTION.strip().length() - 1));
  }

  @Test
  void obeysNoTransactionButAQueryIsOneAllTheSame() throws Exception {
    String index = "create index concurrently i on t (a);\n";
    var files =
        new FilesInMemory()
            .with("1_a.sql", "-- +goose Up\n" + index)
            .with("2_b.sql", "-- +goose NO TRANSACTION\n-- +goose Up\nselect 1;\n" + index)
            .with(
                "3_c.sql",
                "-- +goose no transaction\n-- +goose Up\n-- +goose StatementBegin\nselect 1;\n"
                    + index
                    + "-- +goose StatementEnd\n");
    History history = read(files);
    assertThat(history.problems()).isEmpty();
    assertThat(history.migrations().get(0).refusedByRunner()).isPresent();
    assertThat(history.migrations().get(1).transactionMode())
        .isEqualTo(TransactionMode.PER_STATEMENT);
    assertThat(history.migrations().get(1).refusedByRunner()).isEmpty();
    assertThat(history.migrations().get(2).refusedByRunner()).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select 1;                                   | 1 | a statement stands before -- +goose Up, so goose refuses the file
          -- nothing                                  | 1 | there is no line -- +goose Up, without which goose refuses the file
          -- +goose Up;-- +goose Upp                  | 2 | goose knows no annotation "Upp" and refuses the file
          -- +goose Up;-- +goose                      | 2 | the annotation is empty, which goose refuses
          -- +goose Up;  -- +goose Down               | 2 | the annotation is indented, which goose refuses
          -- +goose Up;-- +goose Up                   | 2 | there is a second -- +goose Up, which goose refuses
          -- +goose Down                              | 1 | -- +goose Down may only follow a finished Up section
          -- +goose Up;-- +goose StatementBegin;a;    | 2 | -- +goose StatementBegin has no -- +goose StatementEnd, so goose refuses the file
          -- +goose Up;-- +goose StatementEnd         | 2 | -- +goose StatementEnd without StatementBegin, which goose refuses
          -- +goose Up;select 1                       | 2 | the statement does not end in a semicolon at the end of a line, so goose refuses the file
          -- +goose Up;select 1;-- +goose Down        | 2 | the statement does not end in a semicolon at the end of a line, so goose refuses the file
          """)
  void saysWhatGooseRefuses(String lines, int line, String message) {
    var files = new FilesInMemory().with("1_a.sql", lines.replace(";", "\n").replace("1 \n", "1;"));
    if (lines.equals("select 1;")) {
      files.with("1_a.sql", "select 1;");
    }
    assertThat(Problems.of(read(files)))
        .containsExactly("migration-unreadable 1_a.sql:" + line + ": " + message);
  }

  @Test
  void aFunctionWithoutStatementBeginIsCutInTwo() {
    History history = read(new FilesInMemory().with("1_a.sql", "-- +goose Up\n" + FUNCTION));
    assertThat(history.problems()).isEmpty();
    assertThatThrownBy(() -> history.migrations().getFirst().statements())
        .hasMessageContaining("1_a.sql:2:53: ")
        .hasMessageContaining("goose cuts the statement at the semicolon that ends line 4");
  }

  @Test
  void whatIsNotSqlIsNamedAndMayBeRecorded() throws Exception {
    var files =
        new FilesInMemory()
            .with("1_a.sql", "-- +goose Up\nselect 1;\n")
            .with("2_b.go", "package migrations")
            .with("2_b_test.go", "package migrations")
            .with("helpers.go", "package migrations")
            .with("3_c.sql", "-- +goose ENVSUB ON\n-- +goose Up\nselect '${REGION}';\n");
    assertThat(Problems.of(read(files)))
        .containsExactly(
            "not-sql 2_b.go: 2_b.go is written in Go, so what it does is not replayed",
            "not-sql 3_c.sql: 3_c.sql is written in SQL with placeholders that goose fills from its"
                + " environment, so what it does is not replayed");
    var recorded =
        new FilesInMemory().with("2_b.go.sql", "select 2").with("3_c.sql.sql", "select 'eu'");
    History history =
        new Goose().read(files, new ReadOptions(NamingRule.DEFAULT, Set.of(), recorded));
    assertThat(history.problems()).isEmpty();
    assertThat(history.migrations().get(1).statements())
        .extracting(Statement::text)
        .containsExactly("select 2");
  }

  @Test
  void namesThatStopGoose() {
    String up = "-- +goose Up\nselect 1;\n";
    var files =
        new FilesInMemory()
            .with("1_a.sql", up)
            .with("01_b.sql", up)
            .with("0_c.sql", up)
            .with("seed.sql", up)
            .with("2.sql", up)
            .with("3_d.sql/inner.sql", up);
    assertThat(Problems.of(read(files)))
        .containsExactlyInAnyOrder(
            "runner-stops 0_c.sql: the name does not begin with a number above 0 and an underscore,"
                + " so goose stops at it",
            "runner-stops 2.sql: the name does not begin with a number above 0 and an underscore,"
                + " so goose stops at it",
            "runner-stops seed.sql: the name does not begin with a number above 0 and an"
                + " underscore, so goose stops at it",
            "sequence-duplicate 1_a.sql: version 1 is taken by both 01_b.sql and 1_a.sql: goose"
                + " refuses to start");
  }

  @Test
  void aLateFileStopsGoose() {
    String up = "-- +goose Up\nselect 1;\n";
    History history =
        read(
            new FilesInMemory()
                .with("1_a.sql", up)
                .with("2_late.sql", up)
                .with("3_c.sql", up)
                .with("4_d.sql", up));
    assertThat(Fates.refusal(Fates.after(history, "1_a.sql"))).isEmpty();
    Decision decision = Fates.after(history, "1_a.sql", "3_c.sql");
    assertThat(Fates.refusal(decision))
        .isEqualTo("found 1 missing migrations before current version 3: version 2: 2_late.sql");
    assertThat(Fates.runs(decision)).containsExactly("2_late.sql", "4_d.sql");
    assertThat(Fates.after(history, "9").unknown()).hasSize(1);
  }

  private static History read(FilesInMemory files) {
    return new Goose().read(files, ReadOptions.DEFAULT);
  }
}
