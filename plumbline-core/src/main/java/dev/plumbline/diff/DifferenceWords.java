package dev.plumbline.diff;

import dev.plumbline.diff.Difference.AttributeChange;
import dev.plumbline.diff.Difference.Changed;
import dev.plumbline.diff.Difference.Missing;
import dev.plumbline.diff.Difference.Unexpected;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
    return switch (difference) {
      case Missing missing ->
          missing.identity() + ": in " + names.expected() + ", not in " + names.actual();
      case Unexpected unexpected ->
          unexpected.identity() + ": in " + names.actual() + ", not in " + names.expected();
      case Changed changed ->
          changed.changes().stream()
              .map(change -> changed.identity() + ": " + words.describe(change))
              .collect(Collectors.joining("\n"));
    };
  }

  private String describe(AttributeChange change) {
    if (!change.attribute().equals("column order")
        && isListOrNone(change.expected())
        && isListOrNone(change.actual())) {
      return describeLists(change);
    }
    String expected = AttributeWords.value(change.expected());
    String actual = AttributeWords.value(change.actual());
    if (expected.contains("\n")
        || actual.contains("\n")
        || Math.max(expected.length(), actual.length()) > LONGEST_INLINE) {
      return change.attribute() + " differs\n" + LineDiff.unified(names, expected, actual);
    }
    return "%s is %s in %s, %s in %s"
        .formatted(change.attribute(), expected, names.expected(), actual, names.actual());
  }

  private static boolean isListOrNone(@Nullable Object value) {
    return value instanceof List;
  }

  private String describeLists(AttributeChange change) {
    List<String> expected = items(change.expected());
    List<String> actual = items(change.actual());
    List<String> facts = new ArrayList<>();
    expected.stream()
        .filter(item -> !actual.contains(item))
        .forEach(item -> facts.add(item + " in " + names.expected() + " only"));
    actual.stream()
        .filter(item -> !expected.contains(item))
        .forEach(item -> facts.add(item + " in " + names.actual() + " only"));
    return facts.isEmpty()
        ? "%s in another order: %s in %s, %s in %s"
            .formatted(
                change.attribute(),
                String.join(", ", expected),
                names.expected(),
                String.join(", ", actual),
                names.actual())
        : change.attribute() + ": " + String.join("; ", facts);
  }

  private static List<String> items(@Nullable Object value) {
    return value instanceof List<?> list
        ? list.stream().map(AttributeWords::value).toList()
        : List.of();
  }
}
