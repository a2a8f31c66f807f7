package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadMigrationsTest {
  @TempDir Path root;

  @Test
  void aSyntaxErrorIsShownInItsLineBehindTabsAndLetters() throws Exception {
    Cli.Result result =
        BadProject.in(root)
            .write(
                "migrations/0003_three.sql",
                "CREATE TABLE c (id int);\n\nALTER TABLE c\n"
                    + "\tADD COLUMN é text, ADD COLUM x int;\n")
            .check();

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .startsWith(
            """
            error[replay/failed]: syntax error at or near "int"
             --> migrations/0003_three.sql:4:33
              |
            4 |  ADD COLUMN é text, ADD COLUM x int;
              |                                 ^
              = SQLSTATE 42601
              = statement:
                ALTER TABLE c
                 ADD COLUMN é text, ADD COLUM x int

            """);
  }

  @Test
  void carriageReturnsAndAByteOrderMarkMoveNoColumnAndAreNotShown() throws Exception {
    Cli.Result result =
        BadProject.in(root)
            .write("migrations/0003_three.sql", "\uFEFFSELECT\r\n1, x;\r\n")
            .check("-q");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .startsWith(
            """
            error[replay/failed]: column "x" does not exist
             --> migrations/0003_three.sql:2:4
              |
            2 | 1, x;
              |    ^
              = SQLSTATE 42703
              = statement:
                SELECT
                1, x
            """);
  }

  @Test
  void aDirectoryNamedLikeAMigrationIsToldOnceAndNothingIsReplayed() throws Exception {
    Cli.Result result = BadProject.in(root).directory("migrations/0003_x.sql").check();

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .containsOnlyOnce("error[migration/unreadable]")
        .startsWith(
            """
            error[migration/unreadable]: the migration cannot be read: it is a directory
             --> migrations/0003_x.sql
              help: make it a readable file inside the migrations directory

            """)
        .contains("skipped replay     a migration that cannot be read cannot be replayed\n");
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-16,       migrations/0003_text.sql:1:1,  UTF-16",
    "WINDOWS-1252, migrations/0003_text.sql:2:10, invalid UTF-8 at byte offset 21 (0xE9)",
  })
  void aFileInAnotherEncodingIsToldWithTheCommandThatMendsIt(
      String charset, String place, String problem) throws Exception {
    byte[] bytes = "CREATE ROLE\nCOMMENT 'é';\n".getBytes(Charset.forName(charset));

    Cli.Result result = BadProject.in(root).write("migrations/0003_text.sql", bytes).check("-q");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("--> " + place, problem, "iconv -f ");
  }

  @Test
  void aNulByteIsToldWithItsPlace() throws Exception {
    Cli.Result result =
        BadProject.in(root)
            .write("migrations/0003_nul.sql", "SELECT 1;\nSEL\0ECT 1;\n")
            .check("-q");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .contains("migration/unreadable]: NUL byte", "--> migrations/0003_nul.sql:2:4\n");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "SELECT 'it;,       string is never closed,      0003_split.sql:2:8,  add the closing"
            + " quote",
        "SELECT $a$ $b$;,   dollar-quoted,               0003_split.sql:2:8,  $a$",
        "/* SELECT 1;,      comment,                     0003_split.sql:2:1,  */",
        "\\i other.sql,     \\i is a command of psql,    0003_split.sql:2:1,  into the migration",
        "\\! rm -rf /,      \\! is a command of psql,    0003_split.sql:2:1,  help: ",
      })
  void whatCannotBeSplitIsShownInItsLine(String line, String problem, String place, String fix)
      throws Exception {
    Cli.Result result =
        BadProject.in(root).write("migrations/0003_split.sql", "SELECT 1;\n" + line + "\n").check();

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains(problem, place, fix, "2 | " + line + "\n", "^\n");
  }

  @Test
  void anEmptyMigrationIsAWarning() throws Exception {
    Cli.Result result = BadProject.in(root).write("migrations/0003_empty.sql", "\n").check("-q");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("warning[migration/empty]", "migrations/0003_empty.sql");
  }

  @Test
  void aStatementThatHangsIsEndedAndTheSettingNamed() throws Exception {
    Cli.Result result =
        BadProject.in(root)
            .write("migrations/0003_hang.sql", "SELECT pg_sleep(100);\n")
            .write("plumbline.toml", "[replay]\nstatement_timeout = \"50ms\"\n")
            .check("-q");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .contains("statement timeout", "migrations/0003_hang.sql:1:1", "[replay]");
  }

  @Test
  void aMissingExtensionComesWithEveryWayOutAndTheStubWorks() throws Exception {
    BadProject project =
        BadProject.in(root)
            .write("migrations/0003_v.sql", "SELECT 1;\nCREATE EXTENSION vector;\n")
            .write("migrations/0004_t.sql", "CREATE TABLE v (e vector);\n");

    Cli.Result missing = project.check("-q");
    project
        .write("plumbline.toml", "[postgres]\nstubs = { vector = \"vector.sql\" }\n")
        .write("vector.sql", "CREATE DOMAIN vector AS real[];\n");
    Cli.Result stubbed = project.check("-q");

    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.out())
        .contains(
            "error[replay/extension-missing]: the migrations need extension vector",
            "--> migrations/0003_v.sql:2:1\n",
            "provider = \"installed\"",
            "provider = \"container\"",
            "provider = \"url\"",
            "[postgres] stubs = { \"vector\" = \"db/stubs/vector.sql\" }");
    assertThat(stubbed.code()).isZero();
  }

  @Test
  void aStubThatDoesNotLoadIsNamedAsOne() throws Exception {
    Cli.Result result =
        BadProject.in(root)
            .write("migrations/0003_v.sql", "CREATE EXTENSION vector;\n")
            .write("plumbline.toml", "[postgres]\nstubs = { vector = \"vector.sql\" }\n")
            .write("vector.sql", "CREATE TYPE vector;\n")
            .check("-q");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .contains(
            "the stub of extension vector does not load", "[postgres] stubs", "no base types");
  }

  @Test
  void aMergedMigrationThatBecameADirectoryIsAFindingLikeOthers() throws Exception {
    BadProject project = BadProject.in(root);
    git("init", "-q", "-b", "main");
    git("add", "-A");
    git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "one");
    git("checkout", "-q", "-b", "feature");
    java.nio.file.Files.delete(project.path("migrations/0002_two.sql"));

    Cli.Result result = project.directory("migrations/0002_two.sql").check("-q");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("error[migration/unreadable]", "migrations/0002_two.sql");
  }

  private void git(String... args) throws Exception {
    var command = new java.util.ArrayList<>(java.util.List.of("git"));
    command.addAll(java.util.List.of(args));
    Process process =
        new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
