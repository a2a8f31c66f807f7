package dev.plumbline.report;

import dev.plumbline.check.CheckReport;
import dev.plumbline.check.CheckStep;
import dev.plumbline.check.Excepted;
import dev.plumbline.rules.Finding;
import dev.plumbline.rules.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A check as a person reads it: findings first, then the steps, then one line that says it all. */
public final class TextReport {
  /** So many warnings of one rule are shown; old projects have hundreds. Errors are all shown. */
  private static final int ALIKE = 5;

  private final Style style;
  private final boolean quiet;
  private final boolean verbose;

  /**
   * How to write.
   *
   * @param quiet findings and the last line only; nothing at all when there are no findings
   * @param verbose the time of every step and every warning too
   */
  public TextReport(Style style, boolean quiet, boolean verbose) {
    this.style = style;
    this.quiet = quiet;
    this.verbose = verbose;
  }

  /** The whole text, each line ended by a line feed; empty when quiet and clean. */
  public String render(CheckReport report) {
    StringBuilder text = new StringBuilder();
    FindingText findings = new FindingText(style, report.project());
    Map<String, Integer> seen = new LinkedHashMap<>();
    for (Finding finding : report.findings()) {
      String kind = finding.severity().name().toLowerCase(Locale.ROOT) + "[" + finding.rule() + "]";
      boolean shown = verbose || finding.severity() == Severity.ERROR;
      if (shown || seen.merge(kind, 1, Integer::sum) <= ALIKE) {
        text.append(findings.render(finding)).append('\n');
      }
    }
    seen.forEach((kind, count) -> text.append(alike(kind, count)));
    if (quiet && report.findings().isEmpty()) {
      return "";
    }
    if (!quiet) {
      report.steps().forEach(step -> text.append(step(step)));
      report.exceptions().forEach(exception -> text.append(exception(exception)));
      text.append(server(report));
    }
    return text.append(summary(report)).append(more(report)).toString();
  }

  /**
   * Findings alone.
   *
   * @param project as in {@link CheckReport#project}
   */
  public String render(String project, List<Finding> findings) {
    FindingText one = new FindingText(style, project);
    return findings.stream().map(one::render).collect(Collectors.joining("\n"));
  }

  private String alike(String kind, int count) {
    return count <= ALIKE
        ? ""
        : style.dim("%s: %,d more, --verbose shows them".formatted(kind, count - ALIKE)) + "\n\n";
  }

  private String step(CheckStep step) {
    String name = "%-10s".formatted(step.name().name().toLowerCase(Locale.ROOT));
    String summary = Masking.terminal(step.summary()).replace('\n', ' ');
    String time = verbose ? style.dim("  " + seconds(step.millis())) : "";
    return switch (step.status()) {
          case PASSED -> style.green(mark("✓", "ok     ")) + " " + name + " " + summary;
          case WARNED -> style.yellow(mark("!", "warning")) + " " + name + " " + summary;
          case FAILED -> style.red(mark("✗", "failed ")) + " " + name + " " + summary;
          case SKIPPED -> style.dim(mark("-", "skipped") + " " + name + " " + summary);
        }
        + time
        + "\n";
  }

  private String exception(Excepted exception) {
    if (exception.count() == 0) {
      return "";
    }
    String line =
        "excepted: %,d, %s: %s (%s, until %s)"
            .formatted(
                exception.count(),
                exception.what(),
                exception.reason(),
                exception.owner(),
                exception.expires());
    return style.dim(Masking.terminal(line).replace('\n', ' ')) + "\n";
  }

  private String mark(String unicode, String ascii) {
    return style.unicode() ? unicode : ascii;
  }

  private String server(CheckReport report) {
    if (report.server() == null) {
      return "";
    }
    String why = report.serverWhy() == null ? "" : ": " + report.serverWhy();
    return style.dim("on " + Masking.terminal(report.server() + why)) + "\n";
  }

  private String summary(CheckReport report) {
    List<String> counts = new ArrayList<>();
    count(counts, report.count(Severity.ERROR), "error");
    count(counts, report.count(Severity.WARNING), "warning");
    count(counts, report.count(Severity.NOTE), "note");
    if (report.suppressed() > 0) {
      counts.add(report.suppressed() + " ignored");
    }
    String verdict = report.failed() ? style.red("failed") : style.green("passed");
    String what = counts.isEmpty() ? "" : ": " + String.join(", ", counts);
    return "%s%s (%s, %s)\n"
        .formatted(
            verdict, what, plural(report.migrationCount(), "migration"), seconds(report.millis()));
  }

  private String more(CheckReport report) {
    return report.findings().stream()
        .filter(f -> f.severity() == Severity.ERROR)
        .findFirst()
        .map(f -> style.dim("more about it: plumb explain " + f.rule()) + "\n")
        .orElse("");
  }

  private static void count(List<String> counts, int count, String noun) {
    if (count > 0) {
      counts.add(plural(count, noun));
    }
  }

  private static String plural(int count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, millis < 100 ? "%.2f s" : "%.1f s", millis / 1000.0);
  }
}
