package dev.plumbline.replay;

import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.Statement;
import dev.plumbline.sql.StatementSplitter;
import java.util.List;

/**
 * What of a snapshot may run as superuser.
 *
 * @param everything because a team has decided so
 * @param statements texts that run first, in this order, as far as the snapshot has them to the
 *     letter: nothing that is not trusted ran before them
 */
public record Trust(boolean everything, List<String> statements) {
  /** Nothing but what is harmless whoever wrote it. */
  public static final Trust NONE = new Trust(false, List.of());

  /** All of it. */
  public static final Trust EVERYTHING = new Trust(true, List.of());

  public Trust {
    statements = List.copyOf(statements);
  }

  /**
   * What stands in a text that was written from what is trusted.
   *
   * @throws SqlSourceException when it cannot be split into statements
   */
  public static Trust of(SqlSource written) throws SqlSourceException {
    return new Trust(
        false, StatementSplitter.split(written).stream().map(Statement::text).toList());
  }
}
