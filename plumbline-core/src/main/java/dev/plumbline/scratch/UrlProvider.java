package dev.plumbline.scratch;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server given by URL: scratch databases are made there and dropped, and nothing else is touched.
 * Migrations run as the URL's user, so give one that is no superuser.
 */
public final class UrlProvider implements ScratchProvider {
  private static final String PREFIX = "plumb_scratch_";
  private static final String COMMENT = "plumb scratch database, made ";
  private static final Duration LEFT_BEHIND = Duration.ofDays(1);

  private final ServerUrl url;

  UrlProvider(ServerUrl url) {
    this.url = url;
  }

  @Override
  public String name() {
    return "url";
  }

  /** Connects, as there is no other way to know. */
  @Override
  public Availability availability(@Nullable Integer major) {
    try (Connection connection = open()) {
      int found = connection.getMetaData().getDatabaseMajorVersion();
      return new Availability(Majors.supported(found), "PostgreSQL " + found + " at " + url);
    } catch (SQLException e) {
      return new Availability(false, unreachable(e));
    }
  }

  @Override
  public ScratchServer start(@Nullable Integer major) throws ScratchException {
    try (Connection connection = open()) {
      int found = connection.getMetaData().getDatabaseMajorVersion();
      if (!Majors.supported(found)) {
        throw new ScratchException(
            "The server at %s is PostgreSQL %d; majors %d to %d are supported."
                .formatted(url, found, Majors.OLDEST, Majors.NEWEST));
      }
      mayCreateDatabases(connection, url);
      sweep(connection);
      String prefix = PREFIX + new BigInteger(50, new SecureRandom()).toString(36) + "_";
      Guest guest = new Guest(url, prefix);
      String version = connection.getMetaData().getDatabaseProductVersion().split(" ", 2)[0];
      return new OpenServer(
          new OpenServer.Place(
              found,
              "PostgreSQL " + version + " (at " + url + ")",
              url.connector(),
              url.connector(),
              url.user(),
              url.database(),
              false,
              prefix,
              COMMENT + Instant.now(),
              guest));
    } catch (SQLException e) {
      throw new ScratchException(unreachable(e), e);
    }
  }

  private Connection open() throws SQLException {
    return url.connector().connect(url.database());
  }

  private String unreachable(SQLException e) {
    return unreachable(url, e);
  }

  static String unreachable(ServerUrl url, SQLException e) {
    boolean unknown = e.getCause() instanceof java.net.UnknownHostException;
    return "The configured server %s cannot be used: %s"
        .formatted(url, unknown ? "no host of that name is known." : e.getMessage());
  }

  static void mayCreateDatabases(Connection connection, ServerUrl url)
      throws SQLException, ScratchException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT rolsuper OR rolcreatedb FROM pg_roles WHERE rolname = current_user")) {
      if (!row.next() || !row.getBoolean(1)) {
        throw new ScratchException(
            "The user of the configured server %s may not create databases. As an administrator: ALTER ROLE %s CREATEDB"
                .formatted(url, statement.enquoteIdentifier(url.user(), false)));
      }
    }
  }

  /** Drops what killed runs left: by name, by our own comment, older than a day, unused. */
  private static void sweep(Connection connection) throws SQLException {
    List<String> old = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT datname, shobj_description(d.oid, 'pg_database')
                FROM pg_database d
                WHERE starts_with(datname, 'plumb_scratch_')
                  AND pg_has_role(datdba, 'USAGE')
                  AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.datid = d.oid)
                """)) {
      while (rows.next()) {
        if (madeBefore(rows.getString(2), Instant.now().minus(LEFT_BEHIND))) {
          old.add(rows.getString(1));
        }
      }
    }
    for (String database : old) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "DROP DATABASE IF EXISTS " + statement.enquoteIdentifier(database, false));
      } catch (SQLException e) {
        // In use again, or swept by another run.
      }
    }
  }

  private static boolean madeBefore(@Nullable String comment, Instant limit) {
    if (comment == null || !comment.startsWith(COMMENT)) {
      return false;
    }
    try {
      return Instant.parse(comment.substring(COMMENT.length())).isBefore(limit);
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /** The server was there before us and stays; our databases go, even when we are interrupted. */
  private static final class Guest implements OpenServer.End {
    private final ServerUrl url;
    private final String prefix;
    private final Thread hook;

    Guest(ServerUrl url, String prefix) {
      this.url = url;
      this.prefix = prefix;
      this.hook = new Thread(this::dropAll, "plumb-scratch-url");
      Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public @Nullable String failure() {
      return null;
    }

    @Override
    public @Nullable String room() {
      return null;
    }

    /** Databases were dropped one by one, as each was done with. */
    @Override
    public void close() {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The hook is running.
      }
    }

    private void dropAll() {
      try (Connection connection = url.connector().connect(url.database());
          Statement statement = connection.createStatement()) {
        List<String> names = new ArrayList<>();
        try (ResultSet rows =
            statement.executeQuery(
                "SELECT datname FROM pg_database WHERE starts_with(datname, '" + prefix + "')")) {
          while (rows.next()) {
            names.add(rows.getString(1));
          }
        }
        for (String name : names) {
          statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        }
      } catch (SQLException e) {
        // A later run sweeps them.
      }
    }
  }
}
