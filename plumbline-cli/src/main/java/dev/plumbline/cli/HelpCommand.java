package dev.plumbline.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(description = "Shows the commands, or the help of one.")
final class HelpCommand implements Command {
  @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "Whose help.")
  @Nullable String command;

  @Mixin HelpOption help = new HelpOption();

  @Override
  public int run(Invocation invocation) {
    if (command == null) {
      return overview(invocation);
    }
    Commands.Entry entry = Commands.find(command);
    invocation.out().print(Commands.line(entry, entry.maker().get()).getUsageMessage(Ansi.OFF));
    return Main.OK;
  }

  static int overview(Invocation invocation) {
    StringBuilder commands = new StringBuilder();
    for (Commands.Entry entry : Commands.all()) {
      commands.append("  %-13s %s%n".formatted(entry.name(), entry.purpose()));
    }
    invocation
        .out()
        .print(
            """
            plumb governs a PostgreSQL schema: migrations are the only truth, every change is proven
            on a real server.

            Usage: plumb COMMAND [OPTIONS]

            %s
            Start with:
              plumb check              in a project with SQL migrations; no configuration needed
              plumb help check         the options of a command
              plumb doctor             when something is missing

            Configuration is optional: plumbline.toml, see docs/configuration.md.
            """
                .formatted(commands));
    return Main.OK;
  }
}
