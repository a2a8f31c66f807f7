package dev.plumbline.sql;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The decoded text of one SQL file, with line and column for every offset. Line breaks stay as they
 * are in the file; LF, CRLF and a lone CR each end one line. A byte order mark is not part of the
 * text.
 */
public final class SqlSource {
  private final String name;
  private final String text;
  private final @Nullable Replaced replaced;
  private int @Nullable [] lineStarts;

  private SqlSource(String name, String text) {
    this(name, text, null);
  }

  private SqlSource(String name, String text, @Nullable Replaced replaced) {
    this.name = name;
    this.text = text;
    this.replaced = replaced;
  }

  /**
   * The text a runner makes of this one, with the positions of this one: what it put in stands
   * where what it took out began.
   *
   * @param edits in the order of the text, not overlapping
   */
  public SqlSource replacing(List<Edit> edits) {
    if (replaced != null) {
      throw new IllegalStateException(name + " was replaced before");
    }
    return edits.isEmpty() ? this : Replaced.of(this, edits);
  }

  /** The text of the file, before a runner put anything into it. */
  public SqlSource beforeReplacing() {
    return replaced == null ? this : replaced.original;
  }

  /**
   * What a runner puts into a text.
   *
   * @param from offset of what it takes out
   * @param to offset behind that
   */
  public record Edit(int from, int to, String replacement) {}

  /** Where a text that a runner made comes from. */
  private record Replaced(SqlSource original, int[] starts, int[] shifts, boolean[] inserted) {
    static SqlSource of(SqlSource original, List<Edit> edits) {
      int[] starts = new int[edits.size() * 2];
      int[] shifts = new int[edits.size() * 2];
      boolean[] inserted = new boolean[edits.size() * 2];
      var text = new StringBuilder();
      int at = 0;
      for (int i = 0; i < edits.size(); i++) {
        Edit edit = edits.get(i);
        text.append(original.text, at, edit.from());
        starts[2 * i] = text.length();
        shifts[2 * i] = edit.from();
        inserted[2 * i] = true;
        text.append(edit.replacement());
        starts[2 * i + 1] = text.length();
        shifts[2 * i + 1] = edit.to();
        at = edit.to();
      }
      text.append(original.text, at, original.text.length());
      var replaced = new Replaced(original, starts, shifts, inserted);
      return new SqlSource(original.name, text.toString(), replaced);
    }

    int offset(int here) {
      int found = Arrays.binarySearch(starts, here);
      int index = found >= 0 ? found : -found - 2;
      while (index >= 0 && index + 1 < starts.length && starts[index + 1] == here) {
        index++; // behind what was taken out without anything put in
      }
      if (index < 0) {
        return here;
      }
      return inserted[index] ? shifts[index] : shifts[index] + here - starts[index];
    }
  }

  /** A source from text that is already decoded. */
  public static SqlSource of(String name, String text) {
    return new SqlSource(name, text);
  }

  /**
   * A source from the bytes of a file.
   *
   * @param name for messages, usually the path relative to the project
   * @throws SqlSourceException when the bytes are not UTF-8 or contain NUL
   */
  public static SqlSource decode(String name, byte[] bytes) throws SqlSourceException {
    return new SqlSource(name, Utf8.decode(name, bytes));
  }

  /** The display name, usually the path relative to the project. */
  public String name() {
    return name;
  }

  /** The whole text, without byte order mark. */
  public String text() {
    return text;
  }

  /** Everything before the first token: the comments at the head of the file, trimmed. */
  public String header() throws SqlSourceException {
    var lexer = new Lexer(this);
    lexer.next();
    return text.substring(0, lexer.start()).strip();
  }

  /**
   * Line and column of an offset.
   *
   * @param offset from 0 to the length of the text, both included
   */
  public Position position(int offset) {
    if (replaced != null) {
      Position at = replaced.original.position(replaced.offset(offset));
      return new Position(offset, at.line(), at.column());
    }
    int[] starts = lineStarts();
    int found = Arrays.binarySearch(starts, offset);
    int index = found >= 0 ? found : -found - 2;
    return new Position(offset, index + 1, text.codePointCount(starts[index], offset) + 1);
  }

  /** The number of lines; an empty text has one. */
  public int lines() {
    return replaced != null ? replaced.original.lines() : lineStarts().length;
  }

  /**
   * The text of a line without its line break.
   *
   * @param number from 1
   */
  public String line(int number) {
    if (replaced != null) {
      return replaced.original.line(number);
    }
    int[] starts = lineStarts();
    int end = number < starts.length ? starts[number] : text.length();
    while (end > starts[number - 1] && isBreak(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(starts[number - 1], end);
  }

  private int[] lineStarts() {
    // Two threads may both compute it; they compute the same.
    int[] starts = lineStarts;
    if (starts == null) {
      starts = indexLines(text);
      lineStarts = starts;
    }
    return starts;
  }

  private static int[] indexLines(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > '\r' || !isBreak(c)) {
        continue;
      }
      if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
        i++;
      }
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
      }
      starts[count++] = i + 1;
    }
    return Arrays.copyOf(starts, count);
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  @Override
  public String toString() {
    return name;
  }
}
