package dev.plumbline.scratch;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.Driver;

/** A server we started from binaries on this machine, reached over a Unix socket. */
final class LocalServer implements ScratchServer {
  private final ServerProcess process;
  private final ServerBinaries binaries;
  private final String description;
  private final Connection admin;
  private final AtomicInteger count = new AtomicInteger();

  LocalServer(ServerProcess process, ServerBinaries binaries, String description)
      throws SQLException {
    this.process = process;
    this.binaries = binaries;
    this.description = description;
    this.admin = connect("postgres", ClusterTemplate.SUPERUSER);
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
  public ScratchDatabase createDatabase() throws ScratchException {
    String name = "scratch_" + count.incrementAndGet();
    // Copying files beats logging every page; before 15 it is the only way.
    String strategy = binaries.major() >= 15 ? " STRATEGY file_copy" : "";
    synchronized (admin) {
      try (Statement statement = admin.createStatement()) {
        statement.execute("CREATE DATABASE " + name + " OWNER " + ClusterTemplate.OWNER + strategy);
      } catch (SQLException e) {
        throw new ScratchException("A scratch database could not be made: " + e.getMessage(), e);
      }
    }
    return new Database(name);
  }

  @Override
  public void close() {
    try {
      admin.close();
    } catch (SQLException e) {
      // The server goes away with all its connections.
    }
    process.close();
  }

  private Connection connect(String database, String user) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("socketFactory", UnixSocketFactory.class.getName());
    properties.setProperty("socketFactoryArg", process.socket().toString());
    properties.setProperty("sslmode", "disable");
    properties.setProperty("gssEncMode", "disable");
    properties.setProperty("ApplicationName", "plumb");
    Connection connection =
        new Driver().connect("jdbc:postgresql://localhost/" + database, properties);
    if (connection == null) {
      throw new SQLException("the driver did not take its own URL");
    }
    return connection;
  }

  private final class Database implements ScratchDatabase {
    private final String name;

    Database(String name) {
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
      synchronized (admin) {
        try (Statement statement = admin.createStatement()) {
          statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        } catch (SQLException e) {
          // It goes with the server.
        }
      }
    }
  }
}
