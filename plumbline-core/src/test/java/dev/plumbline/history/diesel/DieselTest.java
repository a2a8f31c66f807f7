package dev.plumbline.history.diesel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.history.Conventions;
import dev.plumbline.history.Fates;
import dev.plumbline.history.FilesInMemory;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.Problems;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.Recognition;
import org.junit.jupiter.api.Test;

class DieselTest {
  private static final String INDEX = "create index concurrently i on t (a);";

  @Test
  void readsFoldersByVersionAsText() throws Exception {
    var files =
        new FilesInMemory()
            .with("00000000000000_diesel_initial_setup/up.sql", "select 0;")
            .with("2019-02-26-002946_b/up.sql", INDEX)
            .with("2019-02-26-002946-0001_c/up.sql", INDEX)
            .with("2019-02-26-002946-0001_c/metadata.toml", "run_in_transaction = false\n")
            .with("20190227000000_d/up.sql", "select 1; " + INDEX)
            .with("20190227000000_d/metadata.toml", "")
            .with("README.md", "");
    assertThat(Conventions.recognise(files).map(Recognition::why))
        .contains("4 folders with up.sql");
    History history = read(files);
    assertThat(history.problems()).isEmpty();
    assertThat(history.migrations())
        .extracting(Migration::key)
        .containsExactly(
            "00000000000000", "20190226002946", "201902260029460001", "20190227000000");
    assertThat(history.migrations()).isSortedAccordingTo((a, b) -> a.place().compareTo(b.place()));
    assertThat(history.migrations().get(1).refusedByRunner()).isPresent();
    assertThat(history.migrations().get(2).refusedByRunner()).isEmpty();
    assertThat(history.migrations().get(3).refusedByRunner()).isPresent();
  }

  @Test
  void saysWhatStopsItAndWhatIsMissing() {
    var files = new FilesInMemory();
    for (int i = 1; i <= 5; i++) {
      files.with("2024-01-0" + i + "-000000_x/up.sql", "select 1;");
      files.with("2024-01-0" + i + "-000000_x/down.sql", "select 1;");
    }
    files
        .with("2024-01-06-000000_y/up.sql", "select 1;")
        .with("20240105000000_z/up.sql", "select 1;")
        .with("20240105000000_z/down.sql", "select 1;")
        .with("2024-01-07-000000_w/down.sql", "select 1;")
        .with("1_a.sql", "select 1;");
    assertThat(Problems.of(read(files)))
        .containsExactlyInAnyOrder(
            "naming 1_a.sql: Diesel runs up.sql in a folder of its own, so it passes over this"
                + " file",
            "runner-stops 2024-01-07-000000_w: the folder has no up.sql, so Diesel stops at it",
            "sequence-duplicate 20240105000000_z/up.sql: version 20240105000000 is taken by both"
                + " 2024-01-05-000000_x/up.sql and 20240105000000_z/up.sql: Diesel runs one of"
                + " them, and never the other",
            "no-way-back 2024-01-06-000000_y/up.sql: there is no 2024-01-06-000000_y/down.sql to"
                + " take it back, as 6 of 7 migrations have one");
  }

  @Test
  void runsLateOnes() {
    History history =
        read(
            new FilesInMemory()
                .with("1_a/up.sql", "select 1;")
                .with("2_late/up.sql", "select 1;")
                .with("3_c/up.sql", "select 1;"));
    assertThat(Fates.runs(Fates.after(history, "1_a/up.sql", "3_c/up.sql")))
        .containsExactly("2_late/up.sql");
    assertThat(Fates.after(history, "gone").refusal()).isNull();
  }

  private static History read(FilesInMemory files) {
    return new Diesel().read(files, ReadOptions.DEFAULT);
  }
}
