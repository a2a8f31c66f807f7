package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadConfigurationTest {
  @TempDir Path root;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[migrations] | directry = 'x'     | plumbline.toml:2:1: unknown key 'directry'",
        "[postgres]   | major = '17'       | plumbline.toml:2:1: 'major' must be a whole number",
        "[migrations] | directory = 'nope' | nope does not exist",
        "[migrations] | convention = 'x'   | there is no convention \"x\"",
        "[rules]      | 'replay/fail'='off'| there is no rule \"replay/fail\"",
        "[postgres    |                    | plumbline.toml:1:",
        "[replay]     | prelude = ['a.sql']| there is no file a.sql",
        "[replay]     | prelude = [\"DO '\"]| the prelude: plumbline.toml, [replay] prelude:1:4:"
            + " string",
      })
  void aWrongSettingIsWrongUseAndNamed(String section, String setting, String said)
      throws Exception {
    Cli.Result result =
        BadProject.in(root)
            .write("plumbline.toml", section + "\n" + (setting == null ? "" : setting) + "\n")
            .check();

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("plumb: ").contains(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nope                    | no such directory",
        "migrations/0001_one.sql | is not a directory",
        "empty                   | no migrations found in",
      })
  void aWrongDirectoryIsWrongUse(String directory, String said) throws Exception {
    Cli.Result result = BadProject.in(root).directory("empty").check(directory);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(said);
  }

  @Test
  void twoDirectoriesOfMigrationsAreBothNamed() throws Exception {
    Cli.Result result =
        BadProject.in(root).write("db/migrations/0001_x.sql", "SELECT 1;\n").check();

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .contains(
            "found 2 directories", "  migrations (plain", "  db/migrations (plain", "[migrations]");
  }

  @Test
  void aPreludeThatFailsIsNamedItselfAndNotAsAMigration() throws Exception {
    Cli.Result result =
        BadProject.in(root)
            .write("db/roles.sql", "CREATE ROLE y;\nCREATE ROL z;\n")
            .write("plumbline.toml", "[replay]\nprelude = [\"db/roles.sql\"]\n")
            .check("-q");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .startsWith(
            """
            error[replay/failed]: the prelude fails: syntax error at or near "ROL"
             --> db/roles.sql:2:8
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgres://u:s3cret@127.0.0.1:1/db             | 3 | u@127.0.0.1:1 cannot be used",
        "postgres://u:s3cret@nowhere.invalid/d?password=s3cret | 3 | no host of that name",
        "mysql://u:s3cret@h/db                          | 2 | must begin with postgres://",
        "postgres://u:s3cret%@h/db                      | 2 | must be percent-encoded",
        "host=h password=s3cret                         | 2 | It looks like postgres://",
      })
  void aServerThatCannotBeUsedIsNamedWithoutItsPassword(String url, int code, String said)
      throws Exception {
    BadProject project =
        BadProject.in(root)
            .write("plumbline.toml", "[postgres]\nprovider = \"url\"\nurl = \"" + url + "\"\n");

    Cli.Result check = project.check();
    Cli.Result doctor = project.plumb("doctor");

    assertThat(check.code()).isEqualTo(code);
    assertThat(check.err()).contains(said);
    assertThat(check.out() + check.err() + doctor.out() + doctor.err()).doesNotContain("s3cret");
  }

  @Test
  void aFolderWithoutAServerIsSaidToBeOne() throws Exception {
    Cli.Result result =
        BadProject.in(root)
            .write("plumbline.toml", "[postgres]\nprovider = \"installed\"\nbindir = \"/nope\"\n")
            .check();

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("/nope holds no postgres and initdb", "pg_config --bindir");
  }

  @Test
  void theScratchAreaThatCannotBeUsedIsNamed() throws Exception {
    BadProject.in(root);

    Cli.Result result = Cli.in(root).with("PLUMB_SCRATCH_DIR", "/nope").run("check");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("PLUMB_SCRATCH_DIR cannot be used: /nope is not a folder");
  }

  @Test
  void withoutGitARepositoryIsNotChecked() throws Exception {
    BadProject.in(root).directory(".git");

    Cli.Result result = Cli.in(root).with("PATH", "/nope").run("check");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("git was not found on PATH", "Install git");
  }

  @Test
  void outsideGitTheHistoryIsSkippedWithANote() throws Exception {
    Cli.Result result = BadProject.in(root).check();

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("skipped linear ", "is in no git repository");
  }
}
