package dev.plumbline.scratch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A running server, whoever started it: makes and drops databases, hands out connections. */
final class OpenServer implements ScratchServer {
  private static final String OBJECT_IN_USE = "55006";

  private final Place place;
  private @Nullable Connection admin;
  private int count;

  OpenServer(Place place) {
    this.place = place;
  }

  /**
   * What tells one provider's server from another's.
   *
   * @param ownerRole owner of created databases
   * @param maintenance the database that the superuser's own connection goes to
   * @param firstReady whether {@code maintenance} is empty, ours alone, and may be given out as the
   *     first database
   * @param prefix of created databases' names
   * @param comment on created databases; null for none
   * @param end keeps the server, tells of its death, ends it
   */
  record Place(
      int major,
      String description,
      Connector superuser,
      Connector owner,
      String ownerRole,
      String maintenance,
      boolean firstReady,
      String prefix,
      @Nullable String comment,
      End end) {}

  /** The server's life, as far as it is in our hands. */
  interface End extends AutoCloseable {
    /** Why the server no longer serves; null while it does or when nothing can be told. */
    @Nullable String failure();

    /** Where the server keeps its data and how to have more room; null when nothing can be told. */
    @Nullable String room();

    @Override
    void close();
  }

  @Override
  public int major() {
    return place.major();
  }

  @Override
  public String description() {
    return place.description();
  }

  @Override
  public synchronized ScratchDatabase createDatabase() throws ScratchException {
    count++;
    if (count == 1 && place.firstReady()) {
      return new Database(place.maintenance(), false);
    }
    String name = place.prefix() + count;
    try (Statement statement = admin().createStatement()) {
      // Copying files beats logging every page; before 15 it is the only way.
      statement.execute(
          "CREATE DATABASE %s OWNER %s%s"
              .formatted(
                  name,
                  statement.enquoteIdentifier(place.ownerRole(), false),
                  place.major() >= 15 ? " STRATEGY file_copy" : ""));
      if (place.comment() != null) {
        statement.execute(
            "COMMENT ON DATABASE " + name + " IS " + statement.enquoteLiteral(place.comment()));
      }
    } catch (SQLException e) {
      throw new ScratchException(
          "A scratch database could not be made: " + explained(e).getMessage(), e);
    }
    return new Database(name, true);
  }

  @Override
  public synchronized Set<String> availableExtensions() throws ScratchException {
    try (Statement statement = admin().createStatement();
        ResultSet rows = statement.executeQuery("SELECT name FROM pg_available_extensions")) {
      Set<String> names = new TreeSet<>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    } catch (SQLException e) {
      throw new ScratchException(
          "The server's extensions could not be listed: " + explained(e).getMessage(), e);
    }
  }

  @Override
  public @Nullable String explain(SQLException problem) {
    String state = problem.getSQLState();
    if (state == null || state.startsWith("08") || state.startsWith("57P")) {
      return place.end().failure();
    }
    return state.equals("53100") ? place.end().room() : null;
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      try {
        admin.close();
      } catch (SQLException e) {
        // The connection was broken already.
      }
      admin = null;
    }
    place.end().close();
  }

  private Connection admin() throws SQLException {
    if (admin == null) {
      admin = place.superuser().connect(place.maintenance());
    }
    return admin;
  }

  /** A broken connection says little; the server's end says why. */
  private SQLException explained(SQLException problem) {
    String more = explain(problem);
    return more == null
        ? problem
        : new SQLException(more, problem.getSQLState(), problem.getErrorCode(), problem);
  }

  private final class Database implements ScratchDatabase {
    private final String name;
    private final boolean drop;

    Database(String name, boolean drop) {
      this.name = name;
      this.drop = drop;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Connection connectAsOwner() throws SQLException {
      // As psql and most runners send them: one message a statement instead of five.
      return connect(place.owner().with("preferQueryMode", "simple"));
    }

    @Override
    public Connection connectAsSuperuser() throws SQLException {
      return connect(place.superuser());
    }

    private Connection connect(Connector connector) throws SQLException {
      try {
        return connector.connect(name);
      } catch (SQLException e) {
        throw explained(e);
      }
    }

    @Override
    public void close() {
      if (!drop) {
        // Goes with the server; it was given out once.
        return;
      }
      synchronized (OpenServer.this) {
        try {
          drop();
        } catch (SQLException e) {
          // It goes with the server, or a later run sweeps it.
        }
      }
    }

    private void drop() throws SQLException {
      try (Statement statement = admin().createStatement()) {
        statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
      } catch (SQLException e) {
        if (!OBJECT_IN_USE.equals(e.getSQLState())) {
          throw e;
        }
        dropSubscriptions();
        try (Statement statement = admin().createStatement()) {
          statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        }
      }
    }

    /** A database with one is not dropped; what it made at a publisher is not touched. */
    private void dropSubscriptions() throws SQLException {
      try (Connection connection = connectAsSuperuser();
          Statement statement = connection.createStatement()) {
        for (String subscription : subscriptions(statement)) {
          statement.execute("ALTER SUBSCRIPTION " + subscription + " DISABLE");
          statement.execute("ALTER SUBSCRIPTION " + subscription + " SET (slot_name = NONE)");
          statement.execute("DROP SUBSCRIPTION " + subscription);
        }
      }
    }

    private List<String> subscriptions(Statement statement) throws SQLException {
      List<String> names = new ArrayList<>();
      try (ResultSet rows =
          statement.executeQuery(
              """
              SELECT quote_ident(subname) FROM pg_subscription
              WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())
              """)) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
      return names;
    }
  }
}
