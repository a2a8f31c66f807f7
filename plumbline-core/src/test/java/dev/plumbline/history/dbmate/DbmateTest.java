package dev.plumbline.history.dbmate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.history.FilesInMemory;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.Recognition;
import dev.plumbline.history.TransactionMode;
import dev.plumbline.sql.Statement;
import org.junit.jupiter.api.Test;

class DbmateTest {
  @Test
  void runsTheUpSectionOnly() throws Exception {
    var files =
        new FilesInMemory()
            .with(
                "20250102000000_b.sql",
                "-- licence\r\n"
                    + "-- migrate:up\r\n"
                    + "create table b ();\r\n\r\n"
                    + "-- migrate:down\r\n"
                    + "drop table b;\r\n")
            .with(
                "20250101000000_a.sql",
                "--migrate:up transaction:true\nselect 1; select 2\n-- migrate:down\n")
            .with("README.md", "");
    assertThat(new Dbmate().recognise(files).map(Recognition::why))
        .contains("2 files with -- migrate:up");
    History history = new Dbmate().read(files, ReadOptions.DEFAULT);
    assertThat(history.problems()).isEmpty();
    assertThat(history.migrations())
        .extracting(Migration::version)
        .containsExactly("20250101000000", "20250102000000");
    assertThat(history.migrations().getFirst().statements()).hasSize(2);
    assertThat(history.migrations().getLast().statements())
        .extracting(Statement::text)
        .containsExactly("create table b ()");
    assertThat(history.migrations().getLast().statements().getFirst().start()).hasToString("3:1");
  }

  @Test
  void obeysTransactionFalse() throws Exception {
    String sql = "create index concurrently i on t (a);\n-- migrate:down\nbegin;";
    var files =
        new FilesInMemory()
            .with("1_a.sql", "-- migrate:up transaction:false\n" + sql)
            .with("2_b.sql", "-- migrate:up\n" + sql)
            .with("3_c.sql", "-- migrate:up\nselect 1");
    History history = new Dbmate().read(files, ReadOptions.DEFAULT);
    assertThat(history.migrations().get(0).transactionMode())
        .isEqualTo(TransactionMode.PER_STATEMENT);
    assertThat(history.migrations().get(0).refusedByRunner()).isEmpty();
    assertThat(history.migrations().get(1).refusedByRunner()).isPresent();
    assertThat(history.migrations().get(2).transactionMode()).isEqualTo(TransactionMode.SINGLE);
    assertThat(history.migrations().get(2).refusedByRunner()).isEmpty();
  }

  @Test
  void reportsWhatDbmateRefuses() {
    var files =
        new FilesInMemory()
            .with("1_a.sql", "select 1;")
            .with("2_b.sql", "-- c\n select 1;\n-- migrate:up\nselect 2;")
            .with("2_c.sql", "-- migrate:up\nselect 2;")
            .with("4_d.sql", "-- migrate:up\n-- migrate:down\n-- migrate:up\n-- migrate:down\n")
            .with("5_e.sql", "-- migrate:up\n-- migrate:down\n-- migrate:down\n")
            .with("seed.sql", "select 1;");
    assertThat(new Dbmate().read(files, ReadOptions.DEFAULT).problems())
        .extracting(p ->
            "%s %s:%d:%d %s".formatted(p.kind().id(), p.path(), p.line(), p.column(), p.message()))
        .containsExactly(
            "migration-unreadable 1_a.sql:1:1 there is no line -- migrate:up, without which dbmate"
                + " refuses the file",
            "migration-unreadable 2_b.sql:2:2 statements stand before -- migrate:up, so dbmate"
                + " refuses the file",
            "no-way-back 2_c.sql:0:0 there is no -- migrate:down, without which dbmate from 2.0 on"
                + " refuses the file",
            "runner-stops 4_d.sql:3:1 dbmate writes the version down after each -- migrate:up, so"
                + " it fails at the second",
            "migration-unreadable 5_e.sql:3:1 a second -- migrate:down follows one -- migrate:up,"
                + " so dbmate refuses the file",
            "naming seed.sql:0:0 the name does not begin with a version, so dbmate never runs the"
                + " file",
            "sequence-duplicate 2_c.sql:0:0 version 2 is taken by both 2_b.sql and 2_c.sql");
  }
}
