package dev.plumbline.rules;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.plumbline.sql.Lexer;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.TokenKind;
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

  /** The same tokens: only comments and white space differ. False when one cannot be read. */
  static boolean sameStatements(byte[] a, byte[] b) {
    try {
      Lexer left = new Lexer(SqlSource.decode("merged", a));
      Lexer right = new Lexer(SqlSource.decode("mine", b));
      while (true) {
        TokenKind kind = left.next();
        if (kind != right.next() || !left.text().equals(right.text())) {
          return false;
        } else if (kind == TokenKind.END) {
          return true;
        }
      }
    } catch (SqlSourceException e) {
      return false;
    }
  }

  /** The share of lines, blank ones aside, that both have: 0 to 1. */
  static double likeness(byte[] a, byte[] b) {
    List<String> left = lines(a).stream().map(String::strip).filter(l -> !l.isEmpty()).toList();
    List<String> right = lines(b).stream().map(String::strip).filter(l -> !l.isEmpty()).toList();
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

  private static List<String> lines(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    return List.of((text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r\n|\r|\n"));
  }
}
