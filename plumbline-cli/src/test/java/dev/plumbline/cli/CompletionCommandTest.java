package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {
  @TempDir Path directory;

  @Test
  void bashCompletesCommandsOptionsAndValues() throws Exception {
    Path script = directory.resolve("plumb.bash");
    Files.writeString(script, Cli.plumb("completion", "bash").out());

    assertThat(complete(script, "plumb", "sna")).containsExactly("snapshot");
    assertThat(complete(script, "plumb", "check", "--fo")).containsExactly("--format");
    assertThat(complete(script, "plumb", "check", "--format", "j")).containsExactly("json");
  }

  @Test
  void fishIsToldEveryCommandAndOption() {
    assertThat(Cli.plumb("completion", "fish").out().lines())
        .contains(
            "complete -c plumb -n __fish_use_subcommand -a snapshot -d 'write the canonical"
                + " schema'",
            "complete -c plumb -n '__fish_seen_subcommand_from check' -l format -r -a 'text json'",
            "complete -c plumb -n '__fish_seen_subcommand_from check' -l config -r -F",
            "complete -c plumb -n '__fish_seen_subcommand_from check' -s q -l quiet");
  }

  @Test
  void anotherShellIsRefused() {
    assertThat(Cli.plumb("completion", "tcsh"))
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                """
                plumb: no completion for the shell 'tcsh'
                  one of: plumb completion bash|zsh|fish
                """));
  }

  private static String[] complete(Path script, String... words)
      throws IOException, InterruptedException {
    String program =
        """
        compopt() { :; } # works only while a person completes
        . "$1"; shift
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
        _complete_plumb; printf '%s\\n' "${COMPREPLY[@]}"
        """;
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", program, "-", script.toString());
    builder.command().addAll(List.of(words));
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    process.waitFor();
    return output.lines().map(String::strip).toArray(String[]::new);
  }
}
