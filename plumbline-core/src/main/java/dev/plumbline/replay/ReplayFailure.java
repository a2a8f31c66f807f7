package dev.plumbline.replay;

import dev.plumbline.sql.Position;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Why a file did not apply.
 *
 * @param file the display name of the file
 * @param position where the server points inside the file, else the statement's start
 * @param statement the statement that failed; null when the file could not be split into any
 * @param inPrelude whether the file is of the prelude, not a migration
 * @param madeBy the earlier migration that made the object concerned; null when unknown
 */
public record ReplayFailure(
    String file,
    SqlSource source,
    Position position,
    @Nullable Statement statement,
    ServerError error,
    boolean inPrelude,
    @Nullable MadeBy madeBy) {

  /**
   * An earlier migration that made, or removed, the object an error is about.
   *
   * @param object as the server names it
   * @param command what was done there: {@code "CREATE TABLE"}
   * @param file and {@code line} where
   */
  public record MadeBy(String object, String command, String file, int line) {}

  static ReplayFailure of(SqlSource source, StatementFailed failed) {
    Statement statement = failed.statement();
    return new ReplayFailure(
        source.name(),
        source,
        place(source, statement, failed.error().position()),
        statement,
        failed.error(),
        false,
        null);
  }

  static ReplayFailure leftOpen(SqlSource source, TransactionLeftOpen open) {
    ServerError error =
        new ServerError(
            "25001",
            String.valueOf(open.getMessage()),
            "what it did since BEGIN is undone when the session ends",
            "end the file with COMMIT",
            null,
            0,
            null,
            null,
            null);
    Statement last = open.last();
    return new ReplayFailure(source.name(), source, last.start(), last, error, false, null);
  }

  /** The same failure, knowing where the object comes from. */
  ReplayFailure withMadeBy(@Nullable MadeBy origin) {
    return new ReplayFailure(file, source, position, statement, error, inPrelude, origin);
  }

  ReplayFailure ofPrelude() {
    return new ReplayFailure(file, source, position, statement, error, true, madeBy);
  }

  /** The server counts characters of the statement; a file position counts UTF-16 units. */
  private static Position place(SqlSource source, Statement statement, int character) {
    if (character <= 0) {
      return statement.start();
    }
    String text = statement.text();
    int points = text.codePointCount(0, text.length());
    int offset = text.offsetByCodePoints(0, Math.min(character - 1, points));
    return source.position(statement.startOffset() + offset);
  }
}
