package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "help"})
  void helpShowsTheCommands(String help) {
    Cli.Result result = Cli.plumb(help);

    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .isEqualTo(
            """
            plumb governs a PostgreSQL schema: migrations are the only truth, every change is proven
            on a real server.

            Usage: plumb COMMAND [OPTIONS]

              check         replay the migrations and judge them
              snapshot      write the canonical schema
              new           make the files of a new migration
              renumber      move your migrations behind main's
              blame         which migration made and last changed what
              merge-driver  let git write the canonical when it merges
              up            a scratch database that stays, to test locally
              down          remove what plumb up made
              status        what a live database has applied
              explain       what a rule finds, why, and what to do
              doctor        what this machine offers to run on
              completion    a completion script for your shell
              version       the version of plumb and of its Java
              help          this, or the help of a command

            Start with:
              plumb check              in a project with SQL migrations; no configuration needed
              plumb help check         the options of a command
              plumb doctor             when something is missing

            Configuration is optional: plumbline.toml, see docs/configuration.md.
            """);
  }

  @Test
  void withoutACommandTheHelpIsShown() {
    assertThat(Cli.plumb()).isEqualTo(Cli.plumb("--help"));
  }

  @Test
  void everyCommandTeachesItsUse() {
    for (Commands.Entry entry : Commands.all()) {
      Cli.Result result = Cli.plumb(entry.name(), "--help");

      assertThat(result.code()).isZero();
      assertThat(result.out()).startsWith("Usage: plumb " + entry.name());
      assertThat(result).isEqualTo(Cli.plumb("help", entry.name()));
    }
  }

  @Test
  void anUnknownCommandIsNamedWithTheOneThatWasMeant() {
    assertThat(Cli.plumb("chekc"))
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                """
                plumb: there is no command 'chekc'
                  did you mean: plumb check
                  all commands: plumb --help
                """));
  }

  @Test
  void anOptionBeforeTheCommandIsExplained() {
    assertThat(Cli.plumb("--quiet", "check"))
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                """
                plumb: a command comes first, then its options; got '--quiet'
                  for example: plumb check --quiet
                  all commands: plumb --help
                """));
  }

  @Test
  void anUnknownOptionIsNamedWithTheOneThatWasMeant() {
    assertThat(Cli.plumb("check", "--formt", "json"))
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                """
                plumb: unknown option: '--formt'
                  did you mean: --format
                  its options: plumb check --help
                """));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--postgres=new", "--format=xml", "--color=sometimes", "--scratch=moon"})
  void aWrongValueIsOneLineAndAHint(String option) {
    Cli.Result result = Cli.plumb("check", option);

    String value = option.substring(option.indexOf('=') + 1);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("'" + value + "'").endsWith("plumb check --help\n");
    assertThat(result.err().lines()).hasSize(2);
  }

  @Test
  void aWrongConfigurationIsShownWithItsPlace(@TempDir Path project) throws Exception {
    Files.writeString(project.resolve("plumbline.toml"), "[migrations]\ndigits = 0\n");

    assertThat(Cli.in(project).run("check"))
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                "plumb: plumbline.toml:2:1: 'digits' must be a whole number from 1 to 20, not the"
                    + " number 0\n"));
  }

  @Test
  void versionIsOneLine() {
    assertThat(Cli.plumb("--version")).isEqualTo(new Cli.Result(0, "plumb development\n", ""));
    assertThat(Cli.plumb("version").out()).startsWith("plumb development\nJava ");
  }
}
