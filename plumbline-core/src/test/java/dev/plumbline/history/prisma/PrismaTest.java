package dev.plumbline.history.prisma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.history.Conventions;
import dev.plumbline.history.FilesInMemory;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.Problems;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.Recognition;
import org.junit.jupiter.api.Test;

class PrismaTest {
  @Test
  void readsFoldersByNameAndTwoOfOneTimeAreTwo() throws Exception {
    var files =
        new FilesInMemory()
            .with("20240101000000_b/migration.sql", "select 2;")
            .with("20240101000000_a/migration.sql", "select 1;")
            .with("init/migration.sql", "select 0;")
            .with("20231231000000_z/migration.sql", "create index concurrently i on t (a);")
            .with("migration_lock.toml", "# do not edit\nprovider = \"postgresql\"\n");
    assertThat(Conventions.recognise(files).map(Recognition::why))
        .contains("migration_lock.toml, 4 folders with migration.sql");
    History history = read(files);
    assertThat(history.problems()).isEmpty();
    assertThat(history.migrations())
        .extracting(Migration::key)
        .containsExactly("20231231000000_z", "20240101000000_a", "20240101000000_b", "init");
    assertThat(history.migrations().getFirst().refusedByRunner()).isEmpty();
    assertThat(history.migrations().get(1).version()).isEqualTo("20240101000000");
  }

  @Test
  void aSecondStatementMakesTheFileATransaction() throws Exception {
    History history =
        read(
            new FilesInMemory()
                .with("1_a/migration.sql", "select 1; create index concurrently i on t (a);"));
    assertThat(history.migrations().getFirst().refusedByRunner().orElseThrow().text())
        .isEqualTo("create index concurrently i on t (a)");
  }

  @Test
  void saysWhatStopsItAndWhatItPassesOver() {
    var files =
        new FilesInMemory()
            .with("1_a/migration.sql", "select 1;")
            .with("1_A/migration.sql", "select 1;")
            .with("2_b/Migration.sql", "select 1;")
            .with("3_c.sql", "select 1;")
            .with("4_d/migration.sql", "\n")
            .with("migration_lock.toml", "<<<<<<< HEAD\nprovider = \"postgresql\"\n");
    assertThat(Problems.of(read(files)))
        .containsExactlyInAnyOrder(
            "naming 1_a: 1_A and 1_a differ only in case: on macOS and Windows one overwrites the"
                + " other",
            "naming 3_c.sql: Prisma runs migration.sql in a folder of its own, so it passes over"
                + " this file",
            "runner-stops 2_b: the folder has no migration.sql, so prisma migrate deploy stops"
                + " (P3015)",
            "empty-migration 4_d/migration.sql: the migration is empty",
            "runner-stops migration_lock.toml: the lock file holds a merge conflict");
  }

  private static History read(FilesInMemory files) {
    return new Prisma().read(files, ReadOptions.DEFAULT);
  }
}
