package dev.plumbline.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Knows tools by what they leave in a directory, so that their files are not taken for plain ones:
 * a goose file run whole would undo itself.
 */
public final class OtherTools {
  private static final Map<String, Pattern> MARKERS =
      Map.of(
          "goose", marker("\\+goose\\s+up"),
          "sql-migrate", marker("\\+migrate\\s+up"),
          "dbmate", marker("migrate:up"),
          "rambler", marker("rambler\\s+up"));

  private OtherTools() {}

  /**
   * The tool whose section marker the first migration contains, or the last where the first has
   * none; null when there is none.
   */
  public static @Nullable String seenInside(MigrationFiles files) {
    String first = null;
    String last = null;
    for (String path : files.paths()) {
      if (path.indexOf('/') < 0 && NumberedName.parse(path) != null) {
        first = first == null ? path : first;
        last = path;
      }
    }
    String tool = first == null ? null : markerIn(files, first);
    return tool != null || last == null || last.equals(first) ? tool : markerIn(files, last);
  }

  private static @Nullable String markerIn(MigrationFiles files, String path) {
    String text;
    try {
      text = new String(files.read(path), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return null; // reading the history reports it
    }
    for (var tool : MARKERS.entrySet()) {
      if (tool.getValue().matcher(text).find()) {
        return tool.getKey();
      }
    }
    return null;
  }

  /** One sentence about a directory no convention knows, for an error message. */
  static String describe(MigrationFiles files) {
    SortedSet<String> paths = files.paths();
    String tool = seenInside(files);
    if (tool != null) {
      return "it looks like %s, which is not supported yet".formatted(tool);
    }
    long sql = paths.stream().filter(NumberedName::isSql).count();
    return switch ((int) sql) {
      case 0 -> "it contains no .sql files";
      case 1 -> "it contains 1 .sql file, none with a number at the head of its name";
      default ->
          "it contains %d .sql files, none with a number at the head of its name".formatted(sql);
    };
  }

  private static Pattern marker(String words) {
    return Pattern.compile(
        "^\\s*--\\s*" + words + "\\b", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  }
}
