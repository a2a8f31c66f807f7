package dev.plumbline.catalog;

import dev.plumbline.schema.Quoting;
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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One read-only transaction in which every query sees the same moment, with the settings pinned
 * that the server's answers depend on. Closing rolls back, which restores the settings.
 */
final class Snapshot implements AutoCloseable {
  private static final int ROWS_PER_FETCH = 2000;

  private final Connection connection;
  private final boolean autoCommit;
  private final List<Ahead> ahead = new ArrayList<>();
  private List<Long> schemas = List.of();

  private Snapshot(Connection connection, @Nullable String id) throws SQLException {
    this.connection = connection;
    this.autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
      if (id != null) {
        statement.execute("SET TRANSACTION SNAPSHOT " + Quoting.literal(id));
      }
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

  /** A snapshot of this moment. */
  static Snapshot now(Connection connection) throws SQLException {
    return new Snapshot(connection, null);
  }

  /** The snapshot of another session, which must not end before this one has begun. */
  static Snapshot joined(Connection connection, String id, List<Long> schemas) throws SQLException {
    Snapshot snapshot = new Snapshot(connection, id);
    snapshot.restrictTo(schemas);
    return snapshot;
  }

  /** The schemas in scope, by object id: what every {@code ANY (?)} in a query stands for. */
  void restrictTo(List<Long> schemaIds) {
    schemas = List.copyOf(schemaIds);
  }

  /**
   * Lets further sessions run queries ahead where there is much to read; where there is little they
   * would cost more than they save.
   *
   * @param queries for each session those it runs, in the order in which they will be asked for
   */
  void readAhead(ConnectionSource source, List<List<String>> queries) throws SQLException {
    List<String> exported = new ArrayList<>();
    run("read_ahead", row -> exported.add(row.text("id")));
    for (String id : exported) {
      for (List<String> session : queries) {
        ahead.add(new Ahead(source, id, schemas, session));
      }
    }
  }

  /** Hands over the rows of the query of that name one by one. */
  void forEach(String query, Row.Consumer consumer) throws SQLException {
    for (Ahead session : ahead) {
      if (session.has(query) && session.forEach(query, consumer)) {
        return;
      }
    }
    run(query, consumer);
  }

  private void run(String query, Row.Consumer consumer) throws SQLException {
    String sql = text(query);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(ROWS_PER_FETCH);
      if (sql.contains("(?)")) {
        Array ids = connection.createArrayOf("oid", schemas.toArray());
        statement.setArray(1, ids);
      }
      try (ResultSet results = statement.executeQuery()) {
        Row.forEach(results, consumer);
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
    ahead.forEach(Ahead::close);
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
