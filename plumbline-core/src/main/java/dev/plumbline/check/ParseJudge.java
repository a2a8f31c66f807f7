package dev.plumbline.check;

import dev.plumbline.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Asks PostgreSQL whether a text is SQL, without running it: in a transaction that has failed, it
 * parses what it is given and then refuses it for the transaction's sake.
 */
final class ParseJudge implements Predicate<String>, AutoCloseable {
  private static final String FAILED_TRANSACTION = "25P02";

  private final Scratch scratch;
  private @Nullable ScratchDatabase database;
  private @Nullable Connection connection;

  ParseJudge(Scratch scratch) {
    this.scratch = scratch;
  }

  /** The server could not be asked. */
  static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final CheckException problem;

    Failed(CheckException problem) {
      super(problem);
      this.problem = problem;
    }

    CheckException problem() {
      return problem;
    }
  }

  @Override
  public boolean test(String text) {
    try (Statement statement = failed().createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(text);
      return true;
    } catch (SQLException e) {
      return FAILED_TRANSACTION.equals(e.getSQLState());
    } catch (CheckException e) {
      throw new Failed(e);
    }
  }

  private Connection failed() throws CheckException, SQLException {
    if (connection == null) {
      database = scratch.database();
      connection = database.connectAsOwner();
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("SELECT 1 / 0");
      } catch (SQLException e) {
        // As it should: from here on the transaction has failed.
        return connection;
      }
    }
    return connection;
  }

  @Override
  public void close() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      // The database is dropped next, and its sessions with it.
      connection = null;
    }
    if (database != null) {
      database.close();
    }
  }
}
