package dev.plumbline.replay;

import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.sql.Statement;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
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
