package dev.plumbline.cli;

import picocli.AutoComplete;
import picocli.CommandLine;

/** Completion for bash, and for zsh by its bashcompinit. */
final class BashCompletion {
  private BashCompletion() {}

  static String script() {
    return AutoComplete.bash("plumb", tree());
  }

  /** All commands under one root, which no other run needs. */
  static CommandLine tree() {
    CommandLine root = new CommandLine(CommandLine.Model.CommandSpec.create().name("plumb"));
    for (Commands.Entry entry : Commands.all()) {
      root.addSubcommand(entry.name(), new CommandLine(entry.maker().get()));
    }
    return root;
  }
}
