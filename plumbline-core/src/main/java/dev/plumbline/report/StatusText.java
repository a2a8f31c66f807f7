package dev.plumbline.report;

import dev.plumbline.check.Status;
import dev.plumbline.history.Decision;
import dev.plumbline.history.Decision.Fate;
import dev.plumbline.history.Migration;
import dev.plumbline.history.Recorded;
import dev.plumbline.status.DatabaseStatus;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a live database stands to the migrations, as a person reads it. */
public final class StatusText {
  private final Style style;
  private final boolean verbose;

  /**
   * How to write.
   *
   * @param verbose what is applied too, one by one
   */
  public StatusText(Style style, boolean verbose) {
    this.style = style;
    this.verbose = verbose;
  }

  /** The whole text, each line ended by a line feed. */
  public String render(Status.Outcome outcome) {
    DatabaseStatus status = outcome.status();
    StringBuilder text = new StringBuilder();
    text.append(style.bold(line(outcome.database()))).append('\n');
    text.append("  ").append(line(where(outcome))).append('\n');
    if (!status.found().others().isEmpty()) {
      String others = String.join(", ", status.found().others());
      text.append("  ").append(line("not looked at: " + others)).append('\n');
    }
    if (!outcome.ruleKnown()) {
      text.append("  files and rows are tied by name: nobody knows what applies these files\n");
    }
    text.append(applied(outcome));
    fates(text, status, Fate.PENDING, style.dim("pending"), "");
    fates(text, status, Fate.SKIPPED, style.red("skipped"), "never runs here");
    fates(text, status, Fate.CHANGED, style.red("changed"), "applied with another text");
    rows(text, style.red("failed"), status.failed(), "the runner gave up in the middle");
    rows(text, style.red("unknown"), status.unknown(), "applied, and no file is here");
    Decision.Refusal refusal = status.decision().refusal();
    if (refusal != null) {
      text.append(style.red("refused")).append("  ").append(line(refusal.why())).append('\n');
    }
    return text.append(verdict(status)).toString();
  }

  private static String where(Status.Outcome outcome) {
    DatabaseStatus status = outcome.status();
    String table = status.found().table();
    return table == null
        ? "there is no table of %s: it never ran here".formatted(outcome.runner())
        : "%s of %s".formatted(table, status.found().runner());
  }

  private String applied(Status.Outcome outcome) {
    List<Decision.Of> applied = of(outcome.status(), Fate.APPLIED);
    int covered = outcome.status().count(Fate.COVERED);
    StringBuilder text = new StringBuilder(style.green("applied") + "  " + applied.size());
    if (!applied.isEmpty()) {
      text.append(", last ").append(line(applied.getLast().migration().path()));
    }
    text.append(covered == 0 ? "" : "; %d more behind a baseline".formatted(covered)).append('\n');
    if (verbose) {
      applied.forEach(of -> text.append("  ").append(line(of.migration().path())).append('\n'));
    }
    return text.toString();
  }

  private void fates(
      StringBuilder text, DatabaseStatus status, Fate fate, String label, String meaning) {
    List<Decision.Of> all = of(status, fate);
    head(text, label, all.size(), meaning);
    for (Decision.Of of : all) {
      String why = of.why().isEmpty() ? "" : ": " + of.why();
      text.append("  ").append(line(of.migration().path() + why)).append('\n');
    }
  }

  private void rows(StringBuilder text, String label, List<Recorded.Entry> rows, String meaning) {
    head(text, label, rows.size(), meaning);
    for (Recorded.Entry row : rows) {
      text.append("  ").append(line(row.key())).append('\n');
    }
  }

  private void head(StringBuilder text, String label, int count, String meaning) {
    if (count > 0) {
      text.append(label)
          .append("  ")
          .append(count)
          .append(meaning.isEmpty() ? "" : style.dim(", " + meaning))
          .append('\n');
    }
  }

  private static List<Decision.Of> of(DatabaseStatus status, Fate fate) {
    return status.decision().fates().stream().filter(one -> one.fate() == fate).toList();
  }

  private String verdict(DatabaseStatus status) {
    int pending = status.count(Fate.PENDING);
    if (status.isWrong()) {
      return style.red("look at it") + ": this database and these files do not agree\n";
    }
    @Nullable Migration next =
        status.decision().runs().isEmpty() ? null : status.decision().runs().getFirst();
    return pending == 0 || next == null
        ? style.green("up to date") + "\n"
        : style.green("in order")
            + String.format(
                Locale.ROOT, ": %,d to be applied, next %s%n", pending, line(next.path()));
  }

  private static String line(String text) {
    return Masking.terminal(text).replace('\n', ' ');
  }
}
