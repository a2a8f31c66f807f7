package dev.plumbline.report;

import dev.plumbline.rules.Finding;
import dev.plumbline.rules.Location;
import dev.plumbline.rules.Severity;
import java.util.Iterator;
import java.util.Locale;

/** One finding as compilers show them: what, where with the source line, the evidence, the fix. */
final class FindingText {
  private final Style style;
  private final String project;

  /**
   * How to write.
   *
   * @param project what paths are relative to, as the user named it: put before them, a terminal
   *     can open them
   */
  FindingText(Style style, String project) {
    this.style = style;
    this.project = project;
  }

  String render(Finding finding) {
    StringBuilder text = new StringBuilder();
    text.append(label(finding))
        .append(style.bold(": " + Masking.terminal(finding.message())))
        .append('\n');
    Location location = finding.location();
    String gutter = " ".repeat(location == null ? 2 : String.valueOf(location.line()).length());
    if (location != null) {
      text.append(gutter)
          .append(style.blue("--> "))
          .append(Masking.terminal(straight(Location.join(project, location.toString()))))
          .append('\n')
          .append(new SourceExcerpt(style).render(location, gutter));
    }
    for (String evidence : finding.evidence()) {
      text.append(evidence(evidence, gutter));
    }
    if (finding.fix() != null) {
      text.append(block(finding.fix(), gutter + style.cyan(" help: "), gutter + "       "));
    }
    return text.toString();
  }

  /** A declared schema may lie outside the project: no way down and up again. */
  private static String straight(String path) {
    String straight = path;
    while (straight.matches("(?:.*/)?(?!\\.\\./)[^/]+/\\.\\./.*")) {
      straight = straight.replaceFirst("(^|/)(?!\\.\\./)[^/]+/\\.\\./", "$1");
    }
    return straight;
  }

  private String label(Finding finding) {
    Severity severity = finding.severity();
    String label = severity.name().toLowerCase(Locale.ROOT) + "[" + finding.rule() + "]";
    return switch (severity) {
      case ERROR -> style.red(label);
      case WARNING -> style.yellow(label);
      case NOTE -> style.blue(label);
    };
  }

  private String evidence(String evidence, String gutter) {
    StringBuilder text = new StringBuilder();
    Iterator<String> lines = Masking.terminal(evidence.stripTrailing()).lines().iterator();
    String prefix = gutter + style.blue(" = ");
    while (lines.hasNext()) {
      text.append(prefix).append(diff(lines.next())).append('\n');
      prefix = gutter + "   ";
    }
    return text.toString();
  }

  private String diff(String line) {
    if (line.startsWith("+")) {
      return style.green(line);
    }
    return line.startsWith("-") ? style.red(line) : line;
  }

  private static String block(String text, String first, String next) {
    StringBuilder block = new StringBuilder();
    String prefix = first;
    for (String line : Masking.terminal(text.stripTrailing()).split("\n", -1)) {
      block.append((prefix + line).stripTrailing()).append('\n');
      prefix = next;
    }
    return block.toString();
  }
}
