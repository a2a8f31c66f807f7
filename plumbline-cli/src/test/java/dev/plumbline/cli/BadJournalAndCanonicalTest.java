package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadJournalAndCanonicalTest {
  private static final String JOURNAL = "migrations/meta/_journal.json";
  private static final String CANONICAL = "canonical-schema.sql";

  @TempDir Path root;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no json {     | the journal is not JSON: | :1:1",
        "''            | the journal is empty     | :1:1",
        "[]            | the journal is not a JSON object | :1:1",
        "<<<<<<< HEAD  | a merge conflict was left in the journal | :1:1",
      })
  void withoutAJournalNothingIsComparedAndNothingWritten(String json, String problem, String place)
      throws Exception {
    BadProject project =
        BadProject.in(root).write(JOURNAL, json).write(CANONICAL, "CREATE TABLE kept ();\n");

    Cli.Result check = project.check();
    Cli.Result snapshot = project.plumb("snapshot");

    assertThat(check.code()).isEqualTo(1);
    assertThat(check.out())
        .startsWith("error[journal/unreadable]: " + problem)
        .contains(
            "--> " + JOURNAL + place,
            "restore it from git",
            "skipped replay ",
            "skipped canonical ",
            "failed: 1 error (");
    assertThat(snapshot.code()).isEqualTo(1);
    assertThat(snapshot.err()).contains(problem);
    assertThat(project.path(CANONICAL)).hasContent("CREATE TABLE kept ();");
  }

  @Test
  void aMissingJournalIsNamed() throws Exception {
    Cli.Result result =
        BadProject.in(root).write("migrations/meta/0001_snapshot.json", "{}").check("-q");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .contains("the journal is missing, so the migrator runs nothing", "--> " + JOURNAL + "\n");
  }

  @Test
  void aCanonicalThatIsConfiguredAndMissingFails() throws Exception {
    BadProject project =
        BadProject.in(root).write("plumbline.toml", "[canonical]\npath = \"db/schema.sql\"\n");

    Cli.Result missing = project.check("-q");
    Cli.Result compared = project.plumb("snapshot", "--check");

    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.out()).contains("error[canonical/missing]", "--> db/schema.sql\n");
    assertThat(compared.code()).isEqualTo(1);
    assertThat(compared.err()).startsWith("plumb: db/schema.sql does not exist\n");
    assertThat(project.path("db")).doesNotExist();
  }

  @Test
  void aCanonicalThatDoesNotLoadIsShownInItsLine() throws Exception {
    Cli.Result result =
        BadProject.in(root).write(CANONICAL, "CREATE TABLE a ();\nCREATE TABLE oops (\n").check();

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .startsWith(
            """
            error[canonical/does-not-load]: the canonical does not load: syntax error at end of input
             --> canonical-schema.sql:2:20
              |
            2 | CREATE TABLE oops (
              |                    ^
            """)
        .contains("help: plumb snapshot writes it from the migrations");
  }

  @Test
  void aConflictMarkerInTheCanonicalIsNotLoadedButExplained() throws Exception {
    Cli.Result result =
        BadProject.in(root)
            .write(CANONICAL, "CREATE TABLE a ();\n<<<<<<< HEAD\n=======\n>>>>>>> x\n")
            .check("-q");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .contains("conflict marker", "--> canonical-schema.sql:2:1\n", "merge the migrations");
  }

  @Test
  void aDirectoryInPlaceOfTheCanonicalIsNoBug() throws Exception {
    BadProject project = BadProject.in(root).directory(CANONICAL);

    assertThat(project.check("-q").out())
        .contains("the canonical cannot be read: it is a directory");
    assertThat(project.plumb("snapshot"))
        .isEqualTo(
            new Cli.Result(
                3,
                "",
                """
                plumb: canonical-schema.sql cannot be written: it is a directory
                  --out names another file; --out - prints it
                """));
    assertThat(project.plumb("snapshot", "--check").code()).isEqualTo(1);
  }

  @Test
  void aBinaryCanonicalIsNoBugAndIsReplaced() throws Exception {
    BadProject project = BadProject.in(root).write(CANONICAL, new byte[] {1, 2, (byte) 0xe9, 0});

    assertThat(project.check("-q").code()).isEqualTo(1);
    assertThat(project.plumb("snapshot", "--check").code()).isEqualTo(1);
    assertThat(project.plumb("snapshot").code()).isZero();
    assertThat(Files.readString(project.path(CANONICAL))).contains("CREATE TABLE");
    assertThat(project.check("-q")).isEqualTo(new Cli.Result(0, "", ""));
  }
}
