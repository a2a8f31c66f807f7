package dev.plumbline.report;

import dev.plumbline.rules.Rule;
import dev.plumbline.rules.Severity;
import java.util.List;
import java.util.Locale;

/** Rules as a person reads them. */
public final class RuleText {
  private final Style style;

  public RuleText(Style style) {
    this.style = style;
  }

  /** One rule in full. */
  public String render(Rule rule) {
    StringBuilder text = new StringBuilder();
    text.append(severity(rule, rule.id()))
        .append(style.bold("  " + rule.title()))
        .append(" (" + lower(rule.severity()) + ")\n\n");
    text.append(indent(rule.means()));
    section(text, "Why it matters", rule.why());
    section(text, "What to do", rule.fix());
    section(text, "Reported", rule.bad());
    section(text, "Put right", rule.good());
    return text.toString();
  }

  /** One line each, in the order given. */
  public String list(List<Rule> rules) {
    int width = rules.stream().mapToInt(rule -> rule.id().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (Rule rule : rules) {
      String padding = " ".repeat(width - rule.id().length());
      text.append(rule.id() + padding)
          .append("  " + severity(rule, "%-8s".formatted(lower(rule.severity()))))
          .append(" " + rule.title() + "\n");
    }
    return text.toString();
  }

  private void section(StringBuilder text, String title, String body) {
    if (!body.isBlank()) {
      text.append("\n").append(style.bold(title)).append("\n").append(indent(body));
    }
  }

  private String severity(Rule rule, String text) {
    return switch (rule.severity()) {
      case ERROR -> style.red(text);
      case WARNING -> style.yellow(text);
      case NOTE -> style.blue(text);
    };
  }

  private static String lower(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  private static String indent(String body) {
    return body.strip().indent(2);
  }
}
