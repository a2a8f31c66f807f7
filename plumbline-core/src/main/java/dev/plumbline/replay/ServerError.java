package dev.plumbline.replay;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What the server said when it refused a statement, in its own fields.
 *
 * @param sqlState five characters, PostgreSQL manual appendix A
 * @param position from 1 into the statement's text, in characters; 0 when the server gave none
 * @param where the call stack inside functions; null when none
 * @param schema of the object concerned, where the server names it; likewise {@code relation} and
 *     {@code constraint}
 */
public record ServerError(
    String sqlState,
    String message,
    @Nullable String detail,
    @Nullable String hint,
    @Nullable String where,
    int position,
    @Nullable String schema,
    @Nullable String relation,
    @Nullable String constraint) {

  /** {@code insufficient_privilege}. */
  public static final String INSUFFICIENT_PRIVILEGE = "42501";

  /** {@code undefined_object}: a role, type or extension that does not exist. */
  public static final String UNDEFINED_OBJECT = "42704";

  /** {@code query_canceled}: the statement timeout. */
  public static final String QUERY_CANCELED = "57014";

  static ServerError of(SQLException failure) {
    ServerErrorMessage server =
        failure instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    if (server == null) {
      String state = failure.getSQLState();
      return new ServerError(
          state == null ? "" : state,
          String.valueOf(failure.getMessage()),
          null,
          null,
          null,
          0,
          null,
          null,
          null);
    }
    return new ServerError(
        String.valueOf(server.getSQLState()),
        String.valueOf(server.getMessage()),
        server.getDetail(),
        server.getHint(),
        server.getWhere(),
        server.getPosition(),
        server.getSchema(),
        server.getTable(),
        server.getConstraint());
  }

  /** {@code disk_full}. */
  private static final String DISK_FULL = "53100";

  /** Whether the server, not the statement, is the trouble: it died, was stopped, has no room. */
  boolean ofTheServer() {
    return sqlState.startsWith("08")
        || sqlState.startsWith("57P")
        || sqlState.equals(DISK_FULL)
        || sqlState.isEmpty();
  }
}
