package dev.plumbline.history.sqlmigrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.history.Conventions;
import dev.plumbline.history.Fates;
import dev.plumbline.history.FilesInMemory;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.Problems;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.Recognition;
import dev.plumbline.history.TransactionMode;
import dev.plumbline.sql.Statement;
import org.junit.jupiter.api.Test;

class SqlMigrateTest {
  private static final String UP = "-- +migrate Up\nselect 1;\n";

  @Test
  void readsUpSectionsByNumberThenByName() throws Exception {
    var files =
        new FilesInMemory()
            .with("10-b.sql", UP)
            .with(
                "2-a.sql",
                """
                -- +migrate Up notransaction
                -- a comment; that ends so;
                create table a ();
                -- +migrate StatementBegin
                do $$ begin
                  perform 1;
                end $$;
                -- +migrate StatementEnd
                -- +migrate Down
                drop table a;
                """)
            .with("later.sql", UP);
    assertThat(Conventions.recognise(files).map(Recognition::why))
        .contains("3 files with -- +migrate Up");
    History history = read(files);
    assertThat(history.problems()).isEmpty();
    assertThat(history.migrations())
        .extracting(Migration::key)
        .containsExactly("2-a.sql", "10-b.sql", "later.sql");
    assertThat(history.migrations().getFirst().statements())
        .extracting(Statement::text)
        .containsExactly("create table a ()", "do $$ begin\n  perform 1;\nend $$");
    assertThat(history.migrations().getFirst().transactionMode())
        .isEqualTo(TransactionMode.PER_STATEMENT);
  }

  @Test
  void saysWhatItRefuses() {
    var files =
        new FilesInMemory()
            .with("1.sql", UP)
            .with("2.sql", "select 1;")
            .with("3.sql", "-- +migrate Up\nselect 1")
            .with("4.sql", "-- +migrate Up\n-- +migrate StatementBegin\nselect 1;\n")
            .with("5.sql", "-- +migrate Upp\nselect 1;\n");
    assertThat(Problems.of(read(files)))
        .containsExactly(
            "migration-unreadable 2.sql:1: there is no line -- +migrate Up, without which"
                + " sql-migrate refuses the file",
            "migration-unreadable 3.sql:2: the statement does not end in a semicolon at the end of"
                + " a line, so sql-migrate refuses the file",
            "migration-unreadable 4.sql:2: -- +migrate StatementBegin has no -- +migrate"
                + " StatementEnd, so sql-migrate refuses the file",
            "migration-unreadable 5.sql:1: sql-migrate knows no command \"Upp\" and passes over"
                + " it");
  }

  @Test
  void runsLateOnesAndStopsAtRowsWithoutAFile() {
    History history =
        read(new FilesInMemory().with("1.sql", UP).with("2.sql", UP).with("3.sql", UP));
    assertThat(Fates.runs(Fates.after(history, "1.sql", "3.sql"))).containsExactly("2.sql");
    assertThat(Fates.refusal(Fates.after(history, "1.sql", "gone.sql")))
        .isEqualTo(
            "Unable to create migration plan because of gone.sql: unknown migration in database");
  }

  private static History read(FilesInMemory files) {
    return new SqlMigrate().read(files, ReadOptions.DEFAULT);
  }
}
