package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColourTest {
  private static final String ESCAPE = "\u001b[";

  @Test
  void onlyATerminalIsColoured() {
    assertThat(cli().run("explain").out()).doesNotContain(ESCAPE);
    assertThat(cli().onATerminal().run("explain").out()).contains(ESCAPE);
  }

  @Test
  void noColorIsHonoured() {
    assertThat(cli().onATerminal().with("NO_COLOR", "1").run("explain").out())
        .doesNotContain(ESCAPE);
    assertThat(cli().onATerminal().with("NO_COLOR", "").run("explain").out()).contains(ESCAPE);
    assertThat(cli().onATerminal().with("TERM", "dumb").run("explain").out())
        .doesNotContain(ESCAPE);
  }

  @Test
  void colourCanBeForced() {
    assertThat(cli().with("CLICOLOR_FORCE", "1").run("explain").out()).contains(ESCAPE);
    assertThat(cli().with("CLICOLOR_FORCE", "0").run("explain").out()).doesNotContain(ESCAPE);
  }

  @Test
  void theOptionHasTheLastWord() {
    assertThat(cli().with("NO_COLOR", "1").run("explain", "--color=always").out()).contains(ESCAPE);
    assertThat(cli().onATerminal().run("explain", "--color", "never").out()).doesNotContain(ESCAPE);
  }

  private static Cli cli() {
    return Cli.in(java.nio.file.Path.of("").toAbsolutePath());
  }
}
