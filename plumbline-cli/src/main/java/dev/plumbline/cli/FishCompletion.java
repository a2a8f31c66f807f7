package dev.plumbline.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for fish: one {@code complete} line per command and option. */
final class FishCompletion {
  private FishCompletion() {}

  static String script() {
    StringBuilder script = new StringBuilder("complete -c plumb -f\n");
    for (Commands.Entry entry : Commands.all()) {
      script.append(
          "complete -c plumb -n __fish_use_subcommand -a %s -d %s\n"
              .formatted(entry.name(), quote(entry.purpose())));
    }
    for (Commands.Entry entry : Commands.all()) {
      CommandLine line = new CommandLine(entry.maker().get());
      for (OptionSpec option : line.getCommandSpec().options()) {
        script.append(line(entry.name(), option));
      }
    }
    return script.toString();
  }

  private static String line(String command, OptionSpec option) {
    StringBuilder line =
        new StringBuilder(
            "complete -c plumb -n '__fish_seen_subcommand_from %s'".formatted(command));
    for (String name : option.names()) {
      line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    if (option.arity().max() > 0) {
      line.append(" -r");
      Iterable<String> candidates = option.completionCandidates();
      if (candidates != null) {
        line.append(" -a ").append(quote(String.join(" ", candidates)));
      } else if (option.type() == java.nio.file.Path.class) {
        line.append(" -F");
      }
    }
    return line.append('\n').toString();
  }

  private static String quote(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
