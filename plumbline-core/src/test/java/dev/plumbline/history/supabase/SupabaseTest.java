package dev.plumbline.history.supabase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.history.Decision;
import dev.plumbline.history.Fates;
import dev.plumbline.history.FilesInMemory;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.Problems;
import dev.plumbline.history.ReadOptions;
import org.junit.jupiter.api.Test;

class SupabaseTest {
  @Test
  void readsByFileNameInOneTransactionEach() throws Exception {
    History history =
        read(
            new FilesInMemory()
                .with("20240102000000_b.sql", "create index concurrently i on t (a);")
                .with("20240101000000_a.sql", "select 1;"));
    assertThat(history.problems()).isEmpty();
    assertThat(history.migrations())
        .extracting(Migration::key)
        .containsExactly("20240101000000", "20240102000000");
    assertThat(history.migrations().getLast().refusedByRunner()).isPresent();
  }

  @Test
  void saysWhatItPassesOver() {
    var files =
        new FilesInMemory()
            .with("20210101000000_init.sql", "select 1;")
            .with("20240101000000_init.sql", "select 1;")
            .with("20240101000000_other.sql", "select 1;")
            .with("20240102-x.sql", "select 1;")
            .with("20240103_y.ts", "");
    assertThat(Problems.of(read(files)))
        .containsExactlyInAnyOrder(
            "naming 20210101000000_init.sql: the Supabase CLI takes it for an old dump of its own"
                + " schemas and passes over it",
            "naming 20240102-x.sql: the name is not of the form 20240115180414_what_it_does.sql, so"
                + " the Supabase CLI passes over the file",
            "naming 20240103_y.ts: the name is not of the form 20240115180414_what_it_does.sql, so"
                + " the Supabase CLI passes over the file",
            "sequence-duplicate 20240101000000_other.sql: version 20240101000000 is taken by both"
                + " 20240101000000_init.sql and 20240101000000_other.sql: the Supabase CLI fails on"
                + " the second, whose row is there already");
  }

  @Test
  void stopsAtLateFilesAndAtRowsWithoutAFile() {
    History history =
        read(
            new FilesInMemory()
                .with("1_a.sql", "select 1;")
                .with("2_late.sql", "select 1;")
                .with("3_c.sql", "select 1;")
                .with("4_d.sql", "select 1;"));
    Decision decision = Fates.after(history, "1_a.sql", "3_c.sql");
    assertThat(Fates.refusal(decision))
        .isEqualTo(
            "Found local migration files to be inserted before the last migration on remote"
                + " database: 2_late.sql");
    assertThat(Fates.runs(decision)).containsExactly("2_late.sql", "4_d.sql");
    assertThat(Fates.refusal(Fates.after(history, "1_a.sql", "17")))
        .isEqualTo("Remote migration versions not found in local migrations directory: 17");
    assertThat(Fates.refusal(Fates.after(history, "1_a.sql", "2_late.sql"))).isEmpty();
  }

  private static History read(FilesInMemory files) {
    return new Supabase().read(files, ReadOptions.DEFAULT);
  }
}
