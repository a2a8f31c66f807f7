package dev.plumbline.sql;

import org.jspecify.annotations.Nullable;

/**
 * One statement: from its first token to its last, without leading comments and without the
 * semicolon. Text and positions are computed when asked for, so that a large file costs little.
 *
 * @param startOffset of the first token in the source's text
 * @param endOffset behind the last token
 * @param copyData the rows that follow a {@code COPY … FROM STDIN}; null when there are none
 */
public record Statement(
    SqlSource source, int startOffset, int endOffset, @Nullable CopyData copyData) {
  /** The statement as it stands in the file. */
  public String text() {
    return source.text().substring(startOffset, endOffset);
  }

  public Position start() {
    return source.position(startOffset);
  }

  /** The position behind the last character. */
  public Position end() {
    return source.position(endOffset);
  }

  /** The rows to send after the statement; null when there are none. */
  public @Nullable String copyText() {
    return copyData == null
        ? null
        : source.text().substring(copyData.startOffset(), copyData.endOffset());
  }
}
