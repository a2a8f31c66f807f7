package dev.plumbline.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * One read-only transaction in which every query sees the same moment, with the settings pinned
 * that the server's answers depend on. Closing rolls back, which restores the settings.
 */
final class Snapshot implements AutoCloseable {
  private static final int ROWS_PER_FETCH = 2000;

  private final Connection connection;
  private final boolean autoCommit;
  private List<Long> schemas = List.of();

  Snapshot(Connection connection) throws SQLException {
    this.connection = connection;
    this.autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
      statement.execute(text("snapshot"));
    } catch (SQLException e) {
      try {
        close();
      } catch (SQLException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }

  /** The schemas in scope, by object id: what every {@code ANY (?)} in a query stands for. */
  void restrictTo(List<Long> schemaIds) {
    schemas = List.copyOf(schemaIds);
  }

  /** Runs the query of that name and hands over its rows one by one. */
  void forEach(String query, Row.Consumer consumer) throws SQLException {
    String sql = text(query);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(ROWS_PER_FETCH);
      if (sql.contains("(?)")) {
        Array ids = connection.createArrayOf("oid", schemas.toArray());
        statement.setArray(1, ids);
      }
      try (ResultSet results = statement.executeQuery()) {
        Row row = new Row(results);
        while (results.next()) {
          consumer.accept(row);
        }
      }
    }
  }

  /** Whether somebody has changed meanwhile what this snapshot shows. */
  boolean isDisturbed() throws SQLException {
    boolean[] found = {false};
    forEach("disturbances", row -> found[0] = true);
    return found[0];
  }

  @Override
  public void close() throws SQLException {
    if (!connection.isClosed()) {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
    }
  }

  private static String text(String query) {
    try (InputStream in = Snapshot.class.getResourceAsStream(query + ".sql")) {
      if (in == null) {
        throw new IllegalStateException("no query named " + query);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
