package dev.plumbline.history.sqlx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.history.Decision;
import dev.plumbline.history.Fates;
import dev.plumbline.history.FilesInMemory;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.Problems;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.Recorded;
import dev.plumbline.history.TransactionMode;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SqlxTest {
  @Test
  void readsByTheValueOfTheNumber() throws Exception {
    var files =
        new FilesInMemory()
            .with("10_c.sql", "-- no-transaction\ncreate index concurrently i on t (a);")
            .with("9_b.up.sql", "select 2;")
            .with("9_b.down.sql", "select 3;")
            .with("0001_a.sql", "create index concurrently i on t (a);")
            .with("11_d.sql", "-- no-transaction\nselect 1; create index concurrently i on t (a);")
            .with("12_e.sql", "\n-- no-transaction\nvacuum;");
    History history = read(files);
    assertThat(history.migrations())
        .extracting(Migration::key)
        .containsExactly("1", "9", "10", "11", "12");
    assertThat(history.migrations().get(1).name()).isEqualTo("b");
    assertThat(history.migrations().get(0).refusedByRunner()).isPresent();
    assertThat(history.migrations().get(2).transactionMode())
        .isEqualTo(TransactionMode.PER_STATEMENT);
    assertThat(history.migrations().get(2).refusedByRunner()).isEmpty();
    assertThat(history.migrations().get(3).refusedByRunner()).isPresent();
    assertThat(history.migrations().get(4).refusedByRunner()).isPresent();
  }

  @Test
  void saysWhatStopsItAndWhatItPassesOver() {
    var files =
        new FilesInMemory()
            .with("1_a.sql", "select 1;")
            .with("01_b.sql", "select 1;")
            .with("seed_data.sql", "select 1;")
            .with("schema.sql", "select 1;")
            .with("2-c.sql", "select 1;");
    assertThat(Problems.of(read(files)))
        .containsExactlyInAnyOrder(
            "sequence-duplicate 1_a.sql: version 1 is taken by both 01_b.sql and 1_a.sql: sqlx"
                + " applies one of them and fails on the other, of which no row can be written",
            "runner-stops seed_data.sql: the name does not begin with a number in front of the"
                + " first underscore, so sqlx stops at it",
            "naming schema.sql: sqlx runs only names like 20240115180414_what_it_does.sql, so it"
                + " passes over this one",
            "naming 2-c.sql: sqlx runs only names like 20240115180414_what_it_does.sql, so it"
                + " passes over this one");
  }

  @Test
  void runsLateOnesAndStopsAtWhatChangedOrIsGone() {
    var files =
        new FilesInMemory()
            .with("1_a.sql", "select 1;")
            .with("2_late.sql", "select 2;")
            .with("3_c.sql", "select 3;");
    History history = read(files);
    Decision late = Fates.after(history, "1_a.sql", "3_c.sql");
    assertThat(late.refusal()).isNull();
    assertThat(Fates.runs(late)).containsExactly("2_late.sql");
    assertThat(Fates.refusal(Fates.after(history, "9")))
        .isEqualTo("migration 9 was previously applied but is missing in the resolved migrations");
    var rule = Objects.requireNonNull(history.runner().rule());
    Recorded before = new Recorded(List.of(rule.entry(history.migrations().getFirst())));
    assertThat(before.entries().getFirst().checksum())
        .isEqualTo(
            "bb87975f5b43d0b36ebfcc516dd223f75b63cfd63db47ff4"
                + "ef4aa65bda2e904aea13cf87a5239c302c1f6b19e59748bf");
    files.with("1_a.sql", "select 10;");
    assertThat(Fates.refusal(rule.decide(read(files), before)))
        .isEqualTo("migration 1 was previously applied but has been modified");
  }

  private static History read(FilesInMemory files) {
    return new Sqlx().read(files, ReadOptions.DEFAULT);
  }
}
