package dev.plumbline.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
    sortOptions = false,
    description = {
      "Says what a rule finds, why it matters, and what to do; without a rule, lists them all.",
      ""
    },
    footer = {"", "Examples:", "  plumb explain", "  plumb explain replay/failed"})
final class ExplainCommand implements Command {
  @Parameters(arity = "0..1", paramLabel = "RULE", description = "As findings name it.")
  @Nullable String rule;

  @Mixin HelpOption help = new HelpOption();

  @Override
  public int run(Invocation invocation) {
    Main.complain(invocation.err(), "explain is not built yet", "");
    return Main.CANNOT;
  }
}
