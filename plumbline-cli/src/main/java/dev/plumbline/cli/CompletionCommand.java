package dev.plumbline.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
    sortOptions = false,
    description = {"Prints a completion script.", ""},
    footer = {
      "",
      "Examples:",
      "  source <(plumb completion bash)                        in ~/.bashrc",
      "  source <(plumb completion zsh)                         in ~/.zshrc, after compinit",
      "  plumb completion fish > ~/.config/fish/completions/plumb.fish"
    })
final class CompletionCommand implements Command {
  private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  @Parameters(arity = "0..1", paramLabel = "SHELL", description = "bash, zsh or fish.")
  @Nullable String shell;

  @Mixin HelpOption help = new HelpOption();

  @Override
  public int run(Invocation invocation) {
    if (shell == null || !SHELLS.contains(shell)) {
      throw new UsageException(
          shell == null ? "which shell?" : "no completion for the shell '" + shell + "'",
          "one of: plumb completion bash|zsh|fish");
    }
    invocation
        .out()
        .print(shell.equals("fish") ? FishCompletion.script() : BashCompletion.script());
    return Main.OK;
  }
}
