package dev.plumbline.cli;

import dev.plumbline.report.RuleText;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleCatalog;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
    sortOptions = false,
    description = {
      "Says what a rule finds, why it matters, and what to do; without a rule, lists them all.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  plumb explain                 every rule in a line",
      "  plumb explain replay/failed   one rule in full",
      "",
      "Exit codes: 0 explained, 2 there is no such rule.",
      "Next: [rules] in plumbline.toml turns a rule off or changes its severity."
    })
final class ExplainCommand implements Command {
  @Parameters(arity = "0..1", paramLabel = "RULE", description = "As findings name it.")
  @Nullable String rule;

  @Mixin ColorOption color = new ColorOption();
  @Mixin HelpOption help = new HelpOption();

  @Override
  public int run(Invocation invocation) {
    RuleText text = new RuleText(color.style(invocation));
    if (rule == null) {
      invocation.out().print(text.list(RuleCatalog.all()));
    } else {
      invocation.out().print(text.render(find(rule)));
    }
    return Main.OK;
  }

  private static Rule find(String id) {
    return RuleCatalog.find(id)
        .orElseThrow(() -> {
          List<String> near = RuleCatalog.closest(id);
          String guess = near.isEmpty() ? "" : "did you mean: " + String.join(", ", near) + "\n";
          return new UsageException(
              "there is no rule '" + id + "'", guess + "all rules: plumb explain");
        });
  }
}
