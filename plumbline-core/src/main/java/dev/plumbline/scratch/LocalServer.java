package dev.plumbline.scratch;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** A server we started from binaries on this machine, reached over a Unix socket. */
final class LocalServer implements ScratchServer {
  private final ServerProcess process;
  private final ServerBinaries binaries;
  private final String description;
  private @Nullable Connection admin;
  private int count;

  LocalServer(ServerProcess process, ServerBinaries binaries, String description) {
    this.process = process;
    this.binaries = binaries;
    this.description = description;
  }

  @Override
  public int major() {
    return binaries.major();
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public synchronized ScratchDatabase createDatabase() throws ScratchException {
    count++;
    if (count == 1) {
      return new LocalDatabase(ClusterTemplate.FIRST_DATABASE);
    }
    String name = "scratch_" + count;
    // Copying files beats logging every page; before 15 it is the only way.
    String strategy = binaries.major() >= 15 ? " STRATEGY file_copy" : "";
    try (Statement statement = admin().createStatement()) {
      statement.execute("CREATE DATABASE " + name + " OWNER " + ClusterTemplate.OWNER + strategy);
    } catch (SQLException e) {
      throw new ScratchException(
          "A scratch database could not be made: " + explain(e).getMessage(), e);
    }
    return new LocalDatabase(name);
  }

  @Override
  public @Nullable String failure() {
    return process.failure();
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      try {
        admin.close();
      } catch (SQLException e) {
        // The server goes away with all its connections.
      }
    }
    process.close();
  }

  private Connection admin() throws SQLException {
    if (admin == null) {
      admin = connect(ClusterTemplate.FIRST_DATABASE, ClusterTemplate.SUPERUSER);
    }
    return admin;
  }

  private Connection connect(String database, String user) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("socketFactory", UnixSocketFactory.class.getName());
    properties.setProperty("socketFactoryArg", process.socket().toString());
    properties.setProperty("sslmode", "disable");
    properties.setProperty("gssEncMode", "disable");
    properties.setProperty("ApplicationName", "plumb");
    try {
      Connection connection =
          new Driver().connect("jdbc:postgresql://localhost/" + database, properties);
      if (connection == null) {
        throw new SQLException("the driver did not take its own URL");
      }
      return connection;
    } catch (SQLException e) {
      throw explain(e);
    }
  }

  /** A broken connection says little; the server's end says why. */
  private SQLException explain(SQLException problem) {
    String failure = process.failure();
    return failure == null
        ? problem
        : new SQLException(failure, problem.getSQLState(), problem.getErrorCode(), problem);
  }

  private final class LocalDatabase implements ScratchDatabase {
    private final String name;

    LocalDatabase(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Connection connectAsOwner() throws SQLException {
      return connect(name, ClusterTemplate.OWNER);
    }

    @Override
    public Connection connectAsSuperuser() throws SQLException {
      return connect(name, ClusterTemplate.SUPERUSER);
    }

    @Override
    public void close() {
      if (name.equals(ClusterTemplate.FIRST_DATABASE)) {
        // Goes with the server; it is handed out only once.
        return;
      }
      synchronized (LocalServer.this) {
        try (Statement statement = admin().createStatement()) {
          statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        } catch (SQLException e) {
          // It goes with the server.
        }
      }
    }
  }
}
