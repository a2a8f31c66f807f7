package dev.plumbline.history.golang;

import dev.plumbline.history.HistoryProblem;
import dev.plumbline.history.Migration;
import dev.plumbline.history.ProblemKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that are left out. The runner asks for the next higher one only, so they are harmless.
 */
final class Gaps {
  /** From here on a number is a date, and dates have gaps. */
  private static final int DIGITS_OF_A_DATE = 8;

  private Gaps() {}

  static void find(List<Migration> migrations, List<HistoryProblem> problems) {
    Migration before = null;
    for (Migration migration : migrations) {
      long expected = before == null ? 1 : before.place().first() + 1;
      long found = migration.place().first();
      if (found > expected && migration.version().length() < DIGITS_OF_A_DATE) {
        problems.add(gap(expected, before, migration));
      }
      before = migration;
    }
  }

  private static HistoryProblem gap(long from, @Nullable Migration before, Migration after) {
    int width = after.version().length();
    long to = after.place().first() - 1;
    String missing =
        from == to
            ? padded(from, width) + " is missing"
            : padded(from, width) + " to " + padded(to, width) + " are missing";
    String where =
        before == null
            ? "the sequence begins with " + after.path()
            : before.path() + " is followed by " + after.path();
    return HistoryProblem.ofFile(
        ProblemKind.SEQUENCE_GAP,
        after.path(),
        missing + ": " + where,
        "restore what is missing, or renumber %s to %s if it is not merged yet"
            .formatted(after.path(), padded(from, width)));
  }

  private static String padded(long number, int width) {
    return ("%0" + width + "d").formatted(number);
  }
}
