package dev.plumbline.rules;

import org.jspecify.annotations.Nullable;

/**
 * Where a finding points.
 *
 * @param file relative to the project root, with forward slashes
 * @param line from 1; 0 when the whole file is meant
 * @param column from 1; 0 when the whole line is meant
 * @param sourceLine the text of that line, for showing; null when not to be had
 */
public record Location(String file, int line, int column, @Nullable String sourceLine) {
  public static Location file(String file) {
    return new Location(file, 0, 0, null);
  }

  /** A path inside a directory, either of which may be the project itself. */
  public static String join(String directory, String path) {
    return directory.isEmpty() || directory.equals(".") ? path : directory + "/" + path;
  }

  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line + (column > 0 ? ":" + column : "") : "");
  }
}
