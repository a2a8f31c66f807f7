package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The canonical as a directory, written and checked. */
class SnapshotDirectoryTest {
  @TempDir Path folder;
  private BadProject project;

  @BeforeEach
  void aProjectWithTwoTables() throws Exception {
    project =
        BadProject.in(folder)
            .write("migrations/0003_three.sql", "CREATE TABLE c (id int REFERENCES a);\n")
            .write("plumbline.toml", "[canonical]\nlayout = \"directory\"\n");
  }

  @Test
  void itIsWrittenOnceAndIsWhatTheMigrationsBuild() throws Exception {
    Cli.Result written = project.plumb("snapshot");

    assertThat(written.out())
        .startsWith("canonical-schema: 3 of 3 files written (3 migrations on ");
    assertThat(files()).containsExactly("public/tables/a.sql", "public/tables/c.sql", "schema.sql");
    assertThat(read("schema.sql"))
        .endsWith("\n\n\\ir public/tables/a.sql\n\\ir public/tables/c.sql\n");
    assertThat(project.plumb("snapshot").out())
        .startsWith("canonical-schema: already up to date (");
    assertThat(project.plumb("snapshot", "--check").code()).isZero();
    assertThat(project.check("-q").out()).isEmpty();
  }

  @Test
  void insideTheMigrationsItIsNoMigration() throws Exception {
    project.write(
        "plumbline.toml",
        "[canonical]\nlayout = \"directory\"\npath = \"migrations/canonical-schema\"\n");

    project.plumb("snapshot");

    assertThat(project.check("-q").out()).isEmpty();
    assertThat(project.path("migrations/canonical-schema/schema.sql")).exists();
  }

  @Test
  void onlyWhatChangedIsWrittenAndOnlyWhatPlumbWroteIsDeleted() throws Exception {
    project.plumb("snapshot");
    FileTime old = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(project.path("canonical-schema/public/tables/c.sql"), old);
    project
        .write("canonical-schema/README.md", "ours")
        .write("canonical-schema/public/notes.sql", "-- ours\n")
        .write("migrations/0004_four.sql", "ALTER TABLE a ADD COLUMN d int; CREATE TABLE e ();\n");

    assertThat(project.plumb("snapshot", "--check").err())
        .contains("canonical-schema: 3 files are not what plumb snapshot writes");
    assertThat(project.plumb("snapshot").out())
        .startsWith("canonical-schema: 3 of 4 files written (4 migrations");
    assertThat(Files.getLastModifiedTime(project.path("canonical-schema/public/tables/c.sql")))
        .isEqualTo(old);
    project.write("migrations/0005_five.sql", "DROP TABLE e; DROP TABLE c;\n");
    assertThat(project.plumb("snapshot").out())
        .startsWith("canonical-schema: 1 of 2 files written, 2 deleted (5 migrations");
    assertThat(files())
        .containsExactly("README.md", "public/notes.sql", "public/tables/a.sql", "schema.sql");
    assertThat(project.check().out())
        .contains(
            "warning[canonical/files]: canonical-schema/public/notes.sql lies in the canonical's"
                + " directory and is not part of it");
  }

  @Test
  void aRunThatWasInterruptedIsRepeated() throws Exception {
    project.plumb("snapshot");
    List<String> whole = files();
    Files.delete(project.path("canonical-schema/schema.sql"));

    assertThat(project.check().out()).contains("canonical/missing");
    assertThat(project.plumb("snapshot").out()).contains("1 of 3 files written");
    // New files and those no longer needed are there, the index is still the old one.
    project.write("canonical-schema/public/tables/z.sql", read("public/tables/c.sql"));
    assertThat(project.check().out())
        .contains(
            "error[canonical/files]: the canonical's index does not name"
                + " canonical-schema/public/tables/z.sql, which plumb once wrote");
    project.plumb("snapshot");
    assertThat(files()).isEqualTo(whole);
  }

  @Test
  void aFileOfSomebodyElseInTheWayIsNotOverwritten() throws Exception {
    project.write("canonical-schema/public/tables/a.sql", "-- my notes on a\n");

    Cli.Result result = project.plumb("snapshot");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .contains("canonical-schema/public/tables/a.sql is in the way, and plumb did not write it");
    assertThat(files()).containsExactly("public/tables/a.sql");
  }

  @Test
  void anEditedFileIsNamed() throws Exception {
    project.plumb("snapshot");
    edit("public/tables/c.sql", "id integer", "id bigint");

    assertThat(project.check().out())
        .contains(
            """
            error[canonical/edited]: the canonical was edited by hand: 1 difference
             --> canonical-schema/public/tables/c.sql
              = canonical-schema/public/tables/c.sql: not what would be written
              = column public.c.id: type is integer in the migrations, bigint in canonical-schema/schema.sql
            """);
  }

  @Test
  void aStaleDirectoryIsToldFromAnEditedOne() throws Exception {
    project.plumb("snapshot");
    project.write("migrations/0004_four.sql", "CREATE TABLE e (id int);\n");

    assertThat(project.check().out())
        .contains("error[canonical/stale]")
        .contains("canonical-schema/public/tables/e.sql: would be written");
  }

  @Test
  void aFileTheIndexNamesIsMissing() throws Exception {
    project.plumb("snapshot");
    Files.delete(project.path("canonical-schema/public/tables/c.sql"));

    assertThat(project.check().out())
        .contains(
            """
            error[canonical/files]: the canonical's index names public/tables/c.sql, which is not there
            """)
        .contains(" --> canonical-schema/schema.sql:14:1");
  }

  @Test
  void anIndexThatLeadsOutsideOrNamesAFileTwiceIsRefused() throws Exception {
    project.plumb("snapshot");
    project.write("secret.sql", "CREATE TABLE secret ();\n");
    project.write(
        "canonical-schema/schema.sql",
        read("schema.sql")
            + "\\ir ../secret.sql\n\\ir /etc/passwd\n\\ir public/tables/a.sql\n\\ir schema.sql\n");

    assertThat(project.check().out())
        .contains("index names ../secret.sql, which lies outside its directory")
        .contains("index names /etc/passwd, which lies outside its directory")
        .contains("index names public/tables/a.sql, which it has named before")
        .contains("index names schema.sql, which is the index itself")
        .doesNotContain("secret ()");
  }

  @Test
  void whatIsWrongInOneOfTheFilesIsToldWithItsPathAndLine() throws Exception {
    project.plumb("snapshot");
    String good = read("public/tables/c.sql");

    project.write(
        "canonical-schema/public/tables/c.sql",
        good.replace("CREATE TABLE", "<<<<<<< HEAD\nCREATE TABLE"));
    assertThat(project.check().out())
        .contains("error[canonical/conflict")
        .contains(" --> canonical-schema/public/tables/c.sql:3:1");
    project.write(
        "canonical-schema/public/tables/c.sql", good.replace("id integer", "id integerr"));
    assertThat(project.check().out())
        .contains("the canonical does not load: type \"integerr\" does not exist")
        .contains(" --> canonical-schema/public/tables/c.sql:4:");
    project.write(
        "canonical-schema/public/tables/c.sql",
        good.replace("id integer", "id \u00ff").getBytes(StandardCharsets.ISO_8859_1));
    assertThat(project.check().out())
        .contains("the canonical is not UTF-8")
        .contains(" --> canonical-schema/public/tables/c.sql:4:");
    project.write("canonical-schema/public/tables/c.sql", good.substring(0, good.length() / 2));
    Cli.Result truncated = project.check();
    assertThat(truncated.code()).isEqualTo(1);
    assertThat(truncated.out()).contains("error[canonical/");
    assertThat(truncated.err()).isEmpty();
    project.plumb("snapshot");
    assertThat(read("public/tables/c.sql")).isEqualTo(good);
  }

  @Test
  void theLayoutIsChangedByASnapshotThatSaysSo() throws Exception {
    project.write("plumbline.toml", "");
    project.plumb("snapshot");
    String one = Files.readString(project.path("canonical-schema.sql"));

    project.write("plumbline.toml", "[canonical]\nlayout = \"directory\"\n");
    assertThat(project.plumb("snapshot").out())
        .contains("canonical-schema: 3 of 3 files written")
        .contains("canonical-schema.sql: removed: the canonical is a directory now");
    assertThat(project.path("canonical-schema.sql")).doesNotExist();
    assertThat(read("schema.sql").lines().limit(2))
        .containsExactlyElementsOf(one.lines().limit(2).toList());
    // Nothing needs to be configured to go on with a directory.
    project.write("plumbline.toml", "");
    assertThat(project.plumb("snapshot").out()).startsWith("canonical-schema: already up to date");

    project.write("canonical-schema/README.md", "ours");
    project.write("plumbline.toml", "[canonical]\nlayout = \"file\"\n");
    assertThat(project.plumb("snapshot").out())
        .contains("canonical-schema.sql: written")
        .contains("canonical-schema: its 3 files removed: the canonical is one file now");
    assertThat(Files.readString(project.path("canonical-schema.sql"))).isEqualTo(one);
    assertThat(files()).containsExactly("README.md");
  }

  @Test
  void aLayoutThatDoesNotExistIsRefused() throws Exception {
    project.write("plumbline.toml", "[canonical]\nlayout = \"dir\"\n");

    Cli.Result result = project.plumb("snapshot");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .contains("plumbline.toml:2:1: 'layout' is one of \"file\", \"directory\", not \"dir\"");
  }

  private List<String> files() throws Exception {
    Path root = project.path("canonical-schema");
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private String read(String file) throws Exception {
    return Files.readString(project.path("canonical-schema/" + file));
  }

  private void edit(String file, String from, String to) throws Exception {
    project.write("canonical-schema/" + file, read(file).replace(from, to));
  }
}
