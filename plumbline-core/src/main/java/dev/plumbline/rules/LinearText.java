package dev.plumbline.rules;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How two versions of a migration differ. */
final class LinearText {
  /** From this share of common lines on, two files are one that was renamed; git's own measure. */
  static final double ALIKE = 0.5;

  private static final int LINES_SHOWN = 12;

  private LinearText() {}

  /** Apart from byte order mark and line ends, which a checkout may convert. */
  static boolean sameButForLineEnds(byte[] a, byte[] b) {
    return lines(a).equals(lines(b));
  }

  /**
   * The share of lines that both have: 0 to 1. Blank lines and comments aside, for every file of
   * some runners has the same ones.
   */
  static double likeness(byte[] a, byte[] b) {
    List<String> left = telling(a);
    List<String> right = telling(b);
    int longer = Math.max(left.size(), right.size());
    if (longer == 0) {
      return 0;
    }
    Map<String, Integer> count = new HashMap<>();
    left.forEach(line -> count.merge(line, 1, Integer::sum));
    int common = 0;
    for (String line : right) {
      if (count.merge(line, -1, Integer::sum) >= 0) {
        common++;
      }
    }
    return (double) common / longer;
  }

  /** The first line of {@code mine} that differs, from 1. */
  static int firstDifference(byte[] merged, byte[] mine) {
    List<String> old = lines(merged);
    List<String> now = lines(mine);
    int line = 0;
    while (line < old.size() && line < now.size() && old.get(line).equals(now.get(line))) {
      line++;
    }
    return Math.max(1, Math.min(line + 1, now.size()));
  }

  static String line(byte[] content, int number) {
    return lines(content).get(number - 1);
  }

  /** A few lines of unified diff. */
  static List<String> difference(byte[] merged, byte[] mine) {
    List<String> old = lines(merged);
    var patch = DiffUtils.diff(old, lines(mine));
    List<String> diff = UnifiedDiffUtils.generateUnifiedDiff("merged", "mine", old, patch, 1);
    List<String> body = diff.subList(Math.min(2, diff.size()), diff.size());
    if (body.size() <= LINES_SHOWN) {
      return body;
    }
    var shown = new java.util.ArrayList<>(body.subList(0, LINES_SHOWN));
    shown.add("… " + (body.size() - LINES_SHOWN) + " more lines");
    return shown;
  }

  private static List<String> telling(byte[] content) {
    return lines(content).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("--"))
        .toList();
  }

  private static List<String> lines(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    return List.of((text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r\n|\r|\n"));
  }
}
