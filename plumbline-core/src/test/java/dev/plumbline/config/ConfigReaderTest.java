package dev.plumbline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.config.Config.Prelude;
import dev.plumbline.config.Config.RuleLevel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {
  @TempDir Path project;

  @Test
  void readsEverySetting() throws Exception {
    Files.writeString(project.resolve("roles.sql"), "CREATE ROLE app;");
    write(
        """
        [migrations]
        directory = "db/migrations"
        convention = "plain"
        digits = 4
        [canonical]
        path = "db/canonical-schema.sql"
        [postgres]
        major = 17
        provider = "url"
        bindir = "bin"
        image = "postgres:17"
        url = "postgres://ci:${DB_PASSWORD}@db.example/scratch"
        stubs = { vector = "roles.sql" }
        [replay]
        prelude = ["roles.sql", "CREATE ROLE reader"]
        superuser = true
        statement_timeout = "30s"
        [schema]
        include = ["public"]
        exclude = ["audit_*"]
        [git]
        base = "origin/release"
        [rules]
        "naming/style" = "off"
        "linear/old-branch" = "error"
        [[ignore]]
        rule = "naming/style"
        path = "db/migrations/0001_*.sql"
        object = "public.users"
        reason = "merged before the rule"
        """);

    Config config = ConfigReader.read(project, null, Map.of("DB_PASSWORD", "s3cret$1"));

    assertThat(config.file()).isEqualTo(project.resolve("plumbline.toml"));
    assertThat(config.root()).isEqualTo(project);
    assertThat(config.migrations())
        .isEqualTo(new Config.Migrations("db/migrations", "plain", 4, null));
    assertThat(config.canonical()).isEqualTo("db/canonical-schema.sql");
    assertThat(config.postgres())
        .isEqualTo(
            new Config.Postgres(
                17,
                Provider.URL,
                project.resolve("bin"),
                "postgres:17",
                "postgres://ci:s3cret$1@db.example/scratch",
                Map.of("vector", project.resolve("roles.sql"))));
    assertThat(config.postgres().toString()).doesNotContain("s3cret");
    assertThat(config.replay().prelude())
        .containsExactly(
            new Prelude.File(project.resolve("roles.sql")),
            new Prelude.Inline("CREATE ROLE reader"));
    assertThat(config.replay().superuser()).isTrue();
    assertThat(config.replay().statementTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.schemas().include()).containsExactly("public");
    assertThat(config.schemas().exclude()).containsExactly("audit_*");
    assertThat(config.base()).isEqualTo("origin/release");
    assertThat(config.rules())
        .containsExactlyInAnyOrder(
            new Config.RuleSetting("naming/style", RuleLevel.OFF, "plumbline.toml:24:1"),
            new Config.RuleSetting("linear/old-branch", RuleLevel.ERROR, "plumbline.toml:25:1"));
    assertThat(config.ignores())
        .containsExactly(
            new Config.Ignore(
                "naming/style",
                "db/migrations/0001_*.sql",
                "public.users",
                "merged before the rule",
                "plumbline.toml:27:1"));
  }

  @Test
  void withoutAFileTheDefaultsHold() throws Exception {
    Files.createDirectory(project.resolve(".git"));

    assertThat(ConfigReader.read(project, null)).isEqualTo(Config.defaults(project));
  }

  @Test
  void theNearestFileUpwardsIsTaken() throws Exception {
    Path inner = Files.createDirectories(project.resolve("libs/database"));
    write("[git]\nbase = \"main\"\n");

    Config config = ConfigReader.read(inner, null);

    assertThat(config.root()).isEqualTo(project);
    assertThat(config.base()).isEqualTo("main");
  }

  @Test
  void nothingAboveTheGitWorkTreeIsTaken() throws Exception {
    write("[git]\nbase = \"main\"\n");
    Path inner = Files.createDirectories(project.resolve("vendored"));
    Files.createDirectory(inner.resolve(".git"));

    assertThat(ConfigReader.read(inner, null).file()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [migratons]                    | plumbline.toml:1:1: unknown section 'migratons'; did you mean 'migrations'?
          [git]; brnch = "x"             | plumbline.toml:2:1: unknown key 'brnch' in [git]; known: base
          [postgres]; majr = 15          | plumbline.toml:2:1: unknown key 'majr' in [postgres]; did you mean 'major'?
          [postgres]; major = "15"       | plumbline.toml:2:1: 'major' must be a whole number from 14 to 18, not the text "15"
          [postgres]; major = 9          | plumbline.toml:2:1: 'major' must be a whole number from 14 to 18, not the number 9
          [postgres]; provider = "cloud" | plumbline.toml:2:1: 'provider' is one of "embedded", "installed", "container", "url", not "cloud"
          [postgres]; url = "${SECRET}"  | plumbline.toml:2:1: 'url' needs the environment variable SECRET, not set
          [replay]; prelude = "a.sql"    | plumbline.toml:2:1: 'prelude' must be a list of texts, as in prelude = ["..."], not the text "a.sql"
          [replay]; prelude = [1]        | plumbline.toml:2:1: 'prelude' must be a list of texts, not the number 1
          [replay]; statement_timeout="1"| plumbline.toml:2:1: 'statement_timeout' is a time such as "30s", "500ms", "5min", not "1"
          [rules]; "a/b" = "warn"        | plumbline.toml:2:1: 'a/b' is one of "off", "note", "warning", "error", not "warn"
          git = "main"                   | plumbline.toml:1:1: 'git' must be a section, written [git], not the text "main"
          [ignore]; rule = "x"           | plumbline.toml:1:1: 'ignore' must be sections, each written [[ignore]], not a section
          """)
  void aMistakeIsNamedWithItsPlace(String toml, String message) throws Exception {
    write(toml.replace("; ", "\n") + "\n");

    assertThatThrownBy(() -> ConfigReader.read(project, null, Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(message);
  }

  @Test
  void anIgnoreWithoutAReasonIsRefused() throws Exception {
    write("[[ignore]]\nrule = \"naming/style\"\n");

    assertThatThrownBy(() -> ConfigReader.read(project, null))
        .hasMessageStartingWith("plumbline.toml")
        .hasMessageEndingWith("[[ignore]] needs 'reason'");
  }

  @Test
  void aMissingPreludeFileIsNamed() throws Exception {
    write("[replay]\nprelude = [\"roles.sql\"]\n");

    assertThatThrownBy(() -> ConfigReader.read(project, null))
        .hasMessage("plumbline.toml:2:1: there is no file roles.sql in " + project);
  }

  @Test
  void whatIsNotTomlIsRefusedWithItsPlace() throws Exception {
    write("[git]\nbase = main\n");

    assertThatThrownBy(() -> ConfigReader.read(project, null))
        .hasMessageStartingWith("plumbline.toml:2:8: not valid TOML: ");
  }

  @Test
  void whatIsNotUtf8IsRefused() throws Exception {
    Files.write(project.resolve("plumbline.toml"), "# é".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> ConfigReader.read(project, null))
        .hasMessage("plumbline.toml: not UTF-8, which TOML must be");
  }

  @Test
  void anExplicitFileMustExist() {
    assertThatThrownBy(() -> ConfigReader.read(project, Path.of("/nowhere/p.toml")))
        .hasMessage("/nowhere/p.toml: no such file");
  }

  @Test
  void theDirectoryMustExist() {
    assertThatThrownBy(() -> ConfigReader.read(project.resolve("gone"), null))
        .hasMessage(project.resolve("gone") + ": no such directory");
  }

  private void write(String toml) throws IOException {
    Files.writeString(project.resolve("plumbline.toml"), toml);
  }
}
