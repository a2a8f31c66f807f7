package dev.plumbline.replay;

import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.sql.Statement;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * A connection that sends statements as they stand in a file, one at a time, and leaves every
 * transaction to its caller.
 */
final class Session implements AutoCloseable {
  private final Connection connection;
  private final java.sql.Statement channel;

  private Session(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(true);
    this.channel = connection.createStatement();
    channel.setEscapeProcessing(false);
  }

  static Session owner(ScratchDatabase database) throws ServerLost {
    try {
      return new Session(database.connectAsOwner());
    } catch (SQLException e) {
      throw lost("could not connect to it", e);
    }
  }

  static Session superuser(ScratchDatabase database) throws ServerLost {
    try {
      return new Session(database.connectAsSuperuser());
    } catch (SQLException e) {
      throw lost("could not connect to it", e);
    }
  }

  /** Runs one statement of a file, with its COPY rows when it has some. */
  void run(Statement statement) throws StatementFailed, ServerLost {
    try {
      String rows = statement.copyText();
      if (rows == null) {
        channel.execute(statement.text());
      } else {
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(statement.text(), new StringReader(rows));
      }
      channel.clearWarnings();
      connection.clearWarnings();
    } catch (SQLException e) {
      ServerError error = ServerError.of(e);
      if (error.ofTheServer()) {
        throw new ServerLost(error.message(), statement.start(), e);
      }
      throw new StatementFailed(statement, error, e);
    } catch (IOException e) {
      throw new ServerLost(String.valueOf(e.getMessage()), statement.start(), e);
    }
  }

  /** Commits; what a deferred constraint says is blamed on the statement given, if any. */
  void commit(@Nullable Statement blamed) throws StatementFailed, ServerLost {
    try {
      channel.execute("COMMIT");
    } catch (SQLException e) {
      ServerError error = ServerError.of(e);
      if (blamed == null || error.ofTheServer()) {
        throw lost("at COMMIT", e);
      }
      throw new StatementFailed(blamed, error, e);
    }
  }

  /** Runs SQL of our own; the server refusing it is as good as the server lost. */
  void command(String sql) throws ServerLost {
    try {
      channel.execute(sql);
    } catch (SQLException e) {
      throw lost("it refused '" + sql + "'", e);
    }
  }

  /** Whether a transaction is open, failed or not. */
  boolean inTransaction() throws ServerLost {
    try {
      return connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE;
    } catch (SQLException e) {
      throw lost("it does not answer", e);
    }
  }

  /** Whether a statement failed in the transaction that is open. */
  boolean transactionFailed() throws ServerLost {
    try {
      return connection.unwrap(BaseConnection.class).getTransactionState()
          == TransactionState.FAILED;
    } catch (SQLException e) {
      throw lost("it does not answer", e);
    }
  }

  /** The server's: 14 to 18. */
  int major() throws ServerLost {
    try {
      return connection.getMetaData().getDatabaseMajorVersion();
    } catch (SQLException e) {
      throw lost("it does not answer", e);
    }
  }

  /** Whether the role the session runs as is a superuser. */
  boolean isSuperuser() throws ServerLost {
    return ask("SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = SESSION_USER");
  }

  /**
   * Whether what belongs to this role could do more than the database's owner: it is a superuser or
   * one of the server's own roles, or a member of one. The owner of the database himself is none.
   */
  boolean leadsOut(String role) throws ServerLost {
    String sql =
        """
        WITH RECURSIVE held (oid) AS (
          SELECT oid FROM pg_roles WHERE rolname = ?
          UNION SELECT m.roleid FROM pg_auth_members m JOIN held ON m.member = held.oid
        )
        SELECT EXISTS (SELECT FROM held JOIN pg_roles r USING (oid)
                       WHERE r.rolsuper
                          OR starts_with(r.rolname, 'pg_') AND r.rolname <> 'pg_database_owner')
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, role);
      return yes(statement.executeQuery());
    } catch (SQLException e) {
      throw lost("it does not answer", e);
    }
  }

  /** Whether there are event triggers that fire in replica mode too. */
  boolean hasStubbornTriggers() throws ServerLost {
    return ask("SELECT EXISTS (SELECT FROM pg_event_trigger WHERE evtenabled IN ('A', 'R'))");
  }

  private boolean ask(String sql) throws ServerLost {
    try {
      return yes(channel.executeQuery(sql));
    } catch (SQLException e) {
      throw lost("it does not answer", e);
    }
  }

  private static boolean yes(ResultSet answer) throws SQLException {
    try (answer) {
      return answer.next() && answer.getBoolean(1);
    }
  }

  /** The role the session runs as, quoted for SQL. */
  String user() throws ServerLost {
    try {
      return '"' + connection.getMetaData().getUserName().replace("\"", "\"\"") + '"';
    } catch (SQLException e) {
      throw lost("it does not answer", e);
    }
  }

  /** Ends whatever transaction is open, undoing it. */
  void rollback() throws ServerLost {
    if (inTransaction()) {
      command("ROLLBACK");
    }
  }

  /** Forgets settings, role, temporary objects, locks: the next file meets a new session. */
  void reset() throws ServerLost {
    command("DISCARD ALL");
  }

  /** As a runner does that keeps its session but puts these two back. */
  void restorePathAndRole() throws ServerLost {
    rollback();
    command("RESET ROLE; RESET search_path");
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // The server ends the session when the socket closes; there is nothing more to undo.
      return;
    }
  }

  private static ServerLost lost(String what, Exception cause) {
    return new ServerLost(what + ": " + cause.getMessage(), null, cause);
  }
}
