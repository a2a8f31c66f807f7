package dev.plumbline.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** A unified diff of two texts. */
final class LineDiff {
  private static final int CONTEXT = 3;

  private LineDiff() {}

  /** Without line break at the end; empty when the texts are equal. */
  static String unified(SideNames names, String expected, String actual) {
    List<String> before = lines(expected);
    List<String> after = lines(actual);
    return String.join(
        "\n",
        UnifiedDiffUtils.generateUnifiedDiff(
            names.expected(), names.actual(), before, DiffUtils.diff(before, after), CONTEXT));
  }

  private static List<String> lines(String text) {
    // A carriage return would not be seen, and a terminal would obey it.
    return text.isEmpty() ? List.of() : List.of(text.replace("\r", "\\r").split("\n", -1));
  }
}
