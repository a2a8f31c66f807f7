package dev.plumbline.scratch;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A database that stays on a server given by URL; nothing else there is touched. */
final class StandingGuest implements StandingServer {
  static final String KIND = "url";
  private static final String COMMENT = "plumb up";

  private final Path home;
  private final StandingRecord record;
  private final Map<String, String> environment;

  StandingGuest(Path home, StandingRecord record, Map<String, String> environment) {
    this.home = home;
    this.record = record;
    this.environment = environment;
  }

  static StandingGuest make(Path home, String url, Map<String, String> environment)
      throws ScratchException {
    ServerUrl server = ServerUrl.parse(url, environment);
    StandingRecord record =
        StandingRecord.empty()
            .put("kind", KIND)
            .put("url", url)
            .put("database", "plumb_up_" + home.getFileName());
    StandingGuest guest = new StandingGuest(home, record, environment);
    try (Connection connection = server.connector().connect(server.database())) {
      int major = connection.getMetaData().getDatabaseMajorVersion();
      if (!Majors.supported(major)) {
        throw new ScratchException(
            "The server at %s is PostgreSQL %d; majors %d to %d are supported."
                .formatted(server, major, Majors.OLDEST, Majors.NEWEST));
      }
      UrlProvider.mayCreateDatabases(connection, server);
      String version = connection.getMetaData().getDatabaseProductVersion().split(" ", 2)[0];
      record
          .put("major", major)
          .put("description", "PostgreSQL %s (at %s)".formatted(version, server));
      record.write(home);
      guest.drop(connection);
      try (Statement statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + guest.name());
        statement.execute("COMMENT ON DATABASE " + guest.name() + " IS '" + COMMENT + "'");
      }
      return guest;
    } catch (SQLException e) {
      throw new ScratchException(UrlProvider.unreachable(server, e), e);
    } catch (IOException e) {
      throw new ScratchException(home + " cannot be written to: " + e.getMessage(), e);
    }
  }

  @Override
  public Condition condition() throws ScratchException {
    ServerUrl server = server();
    try (Connection connection = server.connector().connect(server.database())) {
      return comment(connection) == null ? Condition.LOST : Condition.RUNNING;
    } catch (SQLException e) {
      throw new ScratchException(UrlProvider.unreachable(server, e), e);
    }
  }

  /** Somebody else's server is never stopped by us, so there is nothing to start. */
  @Override
  public void start() {
    throw new IllegalStateException("a guest is never stopped");
  }

  @Override
  public ScratchDatabase database() {
    try {
      Connector connector = server().connector();
      return new StandingDatabase(name(), connector, connector);
    } catch (ScratchException e) {
      throw new IllegalStateException("this URL was used before", e);
    }
  }

  @Override
  public String url() {
    return ServerUrl.of(record.text("url"), name());
  }

  @Override
  public String shownUrl() {
    try {
      return "postgresql://" + server() + "/" + name();
    } catch (ScratchException e) {
      throw new IllegalStateException("this URL was used before", e);
    }
  }

  @Override
  public int major() {
    return record.number("major");
  }

  @Override
  public String description() {
    return record.text("description");
  }

  @Override
  public void remove() throws ScratchException {
    ServerUrl server = server();
    try (Connection connection = server.connector().connect(server.database())) {
      drop(connection);
      StandingRecord.delete(home);
    } catch (SQLException e) {
      throw new ScratchException(UrlProvider.unreachable(server, e), e);
    } catch (IOException e) {
      throw new ScratchException(home + " cannot be removed: " + e.getMessage(), e);
    }
  }

  private void drop(Connection connection) throws SQLException, ScratchException {
    String comment = comment(connection);
    if (comment == null) {
      return;
    }
    if (!comment.equals(COMMENT)) {
      throw new ScratchException(
          "There is a database %s on that server that plumb did not make; it is left alone."
              .formatted(name()));
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE " + name() + " WITH (FORCE)");
    }
  }

  /** Null when there is no such database. */
  private @Nullable String comment(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT coalesce(shobj_description(oid, 'pg_database'), '')
            FROM pg_database WHERE datname = ?
            """)) {
      statement.setString(1, name());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? rows.getString(1) : null;
      }
    }
  }

  private String name() {
    return record.text("database");
  }

  private ServerUrl server() throws ScratchException {
    return ServerUrl.parse(record.text("url"), environment);
  }
}
