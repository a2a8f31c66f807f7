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

  /**
   * A path as a directory sees it, inside or beside it; the directory may be the project itself.
   */
  public static String join(String directory, String path) {
    String from = directory.equals(".") ? "" : directory;
    String to = path;
    while (to.startsWith("../") && !from.isEmpty() && !from.endsWith("..")) {
      from = from.substring(0, Math.max(0, from.lastIndexOf('/')));
      to = to.substring(3);
    }
    return from.isEmpty() ? to : from + "/" + to;
  }

  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line + (column > 0 ? ":" + column : "") : "");
  }
}
