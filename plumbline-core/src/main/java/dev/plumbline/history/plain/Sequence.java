package dev.plumbline.history.plain;

import dev.plumbline.history.HistoryProblem;
import dev.plumbline.history.Migration;
import dev.plumbline.history.ProblemKind;
import java.util.List;

/** Gaps and duplicates in the numbers of migrations that are sorted by number. */
final class Sequence {
  /** From here on a number is a date, and dates have gaps. */
  private static final int DIGITS_OF_A_DATE = 8;

  private final PlainNaming naming;
  private final List<Migration> migrations;

  Sequence(PlainNaming naming, List<Migration> migrations) {
    this.naming = naming;
    this.migrations = migrations;
  }

  void findDuplicates(List<HistoryProblem> problems) {
    for (int i = 1; i < migrations.size(); i++) {
      Migration first = migrations.get(i - 1);
      Migration second = migrations.get(i);
      if (first.place().equals(second.place())) {
        problems.add(
            HistoryProblem.ofFile(
                ProblemKind.SEQUENCE_DUPLICATE,
                second.path(),
                "number %s is taken by both %s and %s"
                    .formatted(second.version(), first.path(), second.path()),
                "give the one that is not merged yet the next free number, "
                    + naming.padded(migrations.getLast().place().first() + 1)));
      }
    }
  }

  /** Histories begin at 0 or 1. */
  void findGaps(List<HistoryProblem> problems) {
    long expected = 1;
    String before = "the sequence begins with ";
    for (Migration migration : migrations) {
      boolean date = migration.version().length() >= DIGITS_OF_A_DATE;
      if (migration.place().first() > expected && !date) {
        problems.add(gap(expected, migration, before));
      }
      expected = migration.place().first() + 1;
      before = migration.path() + " is followed by ";
    }
  }

  private HistoryProblem gap(long from, Migration after, String before) {
    long to = after.place().first() - 1;
    String missing =
        from == to
            ? naming.padded(from) + " is missing"
            : naming.padded(from) + " to " + naming.padded(to) + " are missing";
    return HistoryProblem.ofFile(
        ProblemKind.SEQUENCE_GAP,
        after.path(),
        missing + ": " + before + after.path(),
        "restore what is missing, or renumber %s to %s if it is not merged yet"
            .formatted(after.path(), naming.padded(from)));
  }
}
