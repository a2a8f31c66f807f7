package dev.plumbline.diff;

import dev.plumbline.diff.Difference.AttributeChange;
import dev.plumbline.diff.Difference.Changed;
import dev.plumbline.diff.Difference.Missing;
import dev.plumbline.diff.Difference.Unexpected;
import java.util.List;
import java.util.stream.Collectors;

/** Differences as a person would tell them. */
public final class DifferenceWords {
  private static final int LONGEST_INLINE = 100;

  private final SideNames names;

  private DifferenceWords(SideNames names) {
    this.names = names;
  }

  /**
   * One line per fact, without line break at the end; values of several lines follow as a unified
   * diff.
   */
  public static String describe(Difference difference, SideNames names) {
    DifferenceWords words = new DifferenceWords(names);
    String id = ValueWords.oneLine(difference.identity().toString());
    return switch (difference) {
      case Missing missing -> id + ": in " + names.expected() + ", not in " + names.actual();
      case Unexpected unexpected -> id + ": in " + names.actual() + ", not in " + names.expected();
      case Changed changed ->
          changed.changes().stream()
              .map(change -> id + ": " + words.describe(change))
              .collect(Collectors.joining("\n"));
    };
  }

  private String describe(AttributeChange change) {
    if (change.expected() instanceof List<?> expected
        && change.actual() instanceof List<?> actual
        && !change.attribute().equals("column order")) {
      return ListWords.describe(change.attribute(), expected, actual, names);
    }
    String expected = ValueWords.of(change.expected());
    String actual = ValueWords.of(change.actual());
    if (expected.contains("\n")
        || actual.contains("\n")
        || Math.max(expected.length(), actual.length()) > LONGEST_INLINE) {
      return change.attribute() + " differs\n" + LineDiff.unified(names, expected, actual);
    }
    return change.attribute() + " is " + names.sides(expected, actual);
  }
}
