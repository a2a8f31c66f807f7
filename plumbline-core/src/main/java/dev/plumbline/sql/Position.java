package dev.plumbline.sql;

/**
 * A place in a source text.
 *
 * @param offset UTF-16 index from 0 into {@link SqlSource#text()}
 * @param line from 1
 * @param column from 1, in characters (code points)
 */
public record Position(int offset, int line, int column) {
  @Override
  public String toString() {
    return line + ":" + column;
  }
}
