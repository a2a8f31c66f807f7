package dev.plumbline.history.drizzle;

import dev.plumbline.history.HistoryProblem;
import dev.plumbline.history.ProblemKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is wrong between a Drizzle journal and the files it lists. */
final class JournalCheck {
  private final Set<String> paths;
  private final List<HistoryProblem> problems;

  JournalCheck(Set<String> paths, List<HistoryProblem> problems) {
    this.paths = paths;
    this.problems = problems;
  }

  void check(List<Journal.Entry> entries) {
    var tags = new HashSet<String>();
    for (Journal.Entry entry : entries) {
      if (!tags.add(entry.tag())) {
        add(
            ProblemKind.JOURNAL_ORDER,
            entry,
            "%s is listed twice".formatted(entry.tag()),
            "remove one of the two entries");
      } else if (!paths.contains(Drizzle.file(entry))) {
        add(
            ProblemKind.JOURNAL_ENTRY_WITHOUT_FILE,
            entry,
            "the journal lists %s, but there is no file %s; the migrator stops here"
                .formatted(entry.tag(), Drizzle.file(entry)),
            "restore the file, or remove the entry if the migration was dropped");
      }
    }
    checkNumbers(entries);
    checkTimes(entries);
  }

  private void checkNumbers(List<Journal.Entry> entries) {
    for (int i = 1; i < entries.size(); i++) {
      Journal.Entry before = entries.get(i - 1);
      Journal.Entry entry = entries.get(i);
      if (entry.idx() != before.idx() + 1) {
        String what =
            entry.idx() == before.idx()
                ? "idx %d is taken by both %s and %s"
                    .formatted(entry.idx(), before.tag(), entry.tag())
                : "idx %d of %s follows idx %d of %s"
                    .formatted(entry.idx(), entry.tag(), before.idx(), before.tag());
        add(
            ProblemKind.JOURNAL_ORDER,
            entry,
            what,
            "make idx count up by one; where two branches met, generate the later migration again");
      }
    }
  }

  /** The migrator runs an entry only when its time is later than that of the last one applied. */
  private void checkTimes(List<Journal.Entry> entries) {
    Journal.Entry latest = null;
    for (Journal.Entry entry : entries) {
      if (latest != null && entry.when() <= latest.when()) {
        add(
            ProblemKind.JOURNAL_WHEN_NOT_INCREASING,
            entry,
            "\"when\" of %s (%d) is not later than that of %s (%d), which comes before it: a"
                    .formatted(entry.tag(), entry.when(), latest.tag(), latest.when())
                + " database that already ran %s skips %s".formatted(latest.tag(), entry.tag()),
            "set \"when\" to more than %d; a database that skipped it needs its statements again"
                .formatted(latest.when()));
      } else {
        latest = entry;
      }
    }
  }

  private void add(ProblemKind kind, Journal.Entry entry, String message, String fix) {
    problems.add(
        new HistoryProblem(kind, Drizzle.JOURNAL, entry.line(), entry.column(), message, fix));
  }
}
