package dev.plumbline.schema;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The names the server makes up ({@code makeObjectName}): {@code relation_column_label}, the longer
 * of the first two shortened until all fits in an identifier.
 */
public final class GeneratedName {
  private static final int LONGEST_IDENTIFIER = 63;

  private GeneratedName() {}

  /** The first choice; a number is appended only where that name is taken. */
  public static String of(String relation, @Nullable String column, String label) {
    int available = LONGEST_IDENTIFIER - length(label) - 1 - (column == null ? 0 : 1);
    int first = length(relation);
    int second = column == null ? 0 : length(column);
    while (first + second > available) {
      if (first > second) {
        first--;
      } else {
        second--;
      }
    }
    String start = clip(relation, first);
    return start + (column == null ? "" : "_" + clip(column, second)) + "_" + label;
  }

  private static int length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The longest beginning of at most so many bytes that cuts no character in two. */
  private static String clip(String text, int bytes) {
    int end = text.length();
    while (length(text.substring(0, end)) > bytes) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end);
  }
}
