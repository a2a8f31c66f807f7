package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotCommandTest {
  @TempDir Path directory;

  @BeforeEach
  void oneMigration() throws Exception {
    Files.writeString(directory.resolve("0001_users.sql"), "CREATE TABLE users (id bigint);\n");
  }

  @Test
  void aSnapshotIsWrittenInsideTheDirectoryNamedAndIsNoMigration() throws Exception {
    Cli.Result written = plumb("snapshot");

    assertThat(written.out())
        .startsWith("canonical-schema.sql: written (1 migration on PostgreSQL ");
    assertThat(Files.readString(directory.resolve("canonical-schema.sql")))
        .contains("CREATE TABLE public.users (\n    id bigint\n);");
    assertThat(plumb("check", "-q").out()).isEmpty();
  }

  @Test
  void aSnapshotGoesStaleWithTheNextMigrationAndOnlyCheckTellsSo() throws Exception {
    plumb("snapshot");
    String before = Files.readString(directory.resolve("canonical-schema.sql"));
    Files.writeString(
        directory.resolve("0002_name.sql"), "ALTER TABLE users ADD COLUMN name text;\n");

    assertThat(plumb("snapshot", "--check").code()).isEqualTo(1);
    assertThat(Files.readString(directory.resolve("canonical-schema.sql"))).isEqualTo(before);
    Cli.Result check = plumb("check");
    assertThat(check.code()).isEqualTo(1);
    assertThat(check.out())
        .contains("error[canonical/stale]")
        .contains("column public.users.name: in the migrations, not in canonical-schema.sql");
  }

  private Cli.Result plumb(String... arguments) {
    return Cli.in(directory)
        .with("PATH", System.getenv("PATH"))
        .with("HOME", directory.toString())
        .run(arguments);
  }
}
