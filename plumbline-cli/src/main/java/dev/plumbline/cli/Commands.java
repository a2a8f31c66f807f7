package dev.plumbline.cli;

import dev.plumbline.config.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * The commands by name. Only the one that is asked for is made and reflected on: reflection over
 * all of them would cost more than most runs take.
 */
final class Commands {
  private static final List<Entry> ALL =
      List.of(
          new Entry("check", "replay the migrations and judge them", CheckCommand::new),
          new Entry("snapshot", "write the canonical schema", SnapshotCommand::new),
          new Entry("new", "make the files of a new migration", NewCommand::new),
          new Entry("renumber", "move your migrations behind main's", RenumberCommand::new),
          new Entry("blame", "which migration made and last changed what", BlameCommand::new),
          new Entry(
              "merge-driver",
              "let git write the canonical when it merges",
              MergeDriverCommand::new),
          new Entry("up", "a scratch database that stays, to test locally", UpCommand::new),
          new Entry("down", "remove what plumb up made", DownCommand::new),
          new Entry("status", "what a live database has applied", StatusCommand::new),
          new Entry("explain", "what a rule finds, why, and what to do", ExplainCommand::new),
          new Entry("doctor", "what this machine offers to run on", DoctorCommand::new),
          new Entry("completion", "a completion script for your shell", CompletionCommand::new),
          new Entry("version", "the version of plumb and of its Java", VersionCommand::new),
          new Entry("help", "this, or the help of a command", HelpCommand::new));

  private Commands() {}

  /** A command: its name, its purpose in a few words, and how it is made. */
  record Entry(String name, String purpose, Supplier<Command> maker) {}

  static List<Entry> all() {
    return ALL;
  }

  static int dispatch(Invocation invocation, String... args) throws Exception {
    String first = args.length == 0 ? "--help" : args[0];
    switch (first) {
      case "-h", "--help" -> {
        return HelpCommand.overview(invocation);
      }
      case "-V", "--version" -> {
        return VersionCommand.shortVersion(invocation);
      }
      default -> {
        return run(invocation, find(first), Arrays.copyOfRange(args, 1, args.length));
      }
    }
  }

  /** The command of that name. */
  static Entry find(String name) {
    for (Entry entry : ALL) {
      if (entry.name().equals(name)) {
        return entry;
      }
    }
    if (name.startsWith("-")) {
      throw new UsageException(
          "a command comes first, then its options; got '" + name + "'",
          "for example: plumb check " + name + "\nall commands: plumb --help");
    }
    List<String> names = ALL.stream().map(Entry::name).toList();
    @Nullable String near = Nearest.to(name, names);
    throw new UsageException(
        "there is no command '" + name + "'",
        (near == null ? "" : "did you mean: plumb " + near + "\n") + "all commands: plumb --help");
  }

  private static int run(Invocation invocation, Entry entry, String... args) throws Exception {
    Command command = entry.maker().get();
    CommandLine line = line(entry, command);
    try {
      line.parseArgs(args);
    } catch (CommandLine.ParameterException e) {
      throw new UsageException(firstLine(e), hint(entry, e));
    }
    if (line.isUsageHelpRequested()) {
      invocation.out().print(line.getUsageMessage(Ansi.OFF));
      return Main.OK;
    }
    return command.run(invocation);
  }

  /** The parser of one command. */
  static CommandLine line(Entry entry, Command command) {
    return new CommandLine(command)
        .setCommandName("plumb " + entry.name())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100);
  }

  private static String firstLine(CommandLine.ParameterException e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return message.isEmpty()
        ? message
        : Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }

  private static String hint(Entry entry, CommandLine.ParameterException e) {
    List<String> lines = new ArrayList<>();
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
      String wrong = unmatched.getUnmatched().getFirst();
      String near = Nearest.to(wrong, e.getCommandLine().getCommandSpec().optionsMap().keySet());
      if (near != null) {
        lines.add("did you mean: " + near);
      }
    }
    lines.add("its options: plumb " + entry.name() + " --help");
    return String.join("\n", lines);
  }
}
