package dev.plumbline.canonical;

import dev.plumbline.catalog.Aspect;
import dev.plumbline.catalog.CatalogException;
import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.schema.Schema;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.TestServer;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.StatementSplitter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Loads SQL into new databases and reads them. */
public final class Databases {
  /** A comment in SQL that only a superuser may run: operator classes, event triggers. */
  static final String AS_SUPERUSER = "-- as superuser\n";

  private static final Map<Integer, Boolean> MAJORS_WITH_SHARED = new ConcurrentHashMap<>();

  private Databases() {}

  public static ScratchDatabase load(int major, String sql) throws SQLException {
    ScratchDatabase database = TestServer.database(major);
    try {
      MAJORS_WITH_SHARED.computeIfAbsent(major, wanted -> makeShared(database));
      try (Connection connection =
          sql.contains(AS_SUPERUSER) ? database.connectAsSuperuser() : database.connectAsOwner()) {
        run(connection, sql);
      }
      return database;
    } catch (SQLException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** What databases of a server share: roles, a tablespace. */
  private static boolean makeShared(ScratchDatabase database) {
    try (Connection connection = database.connectAsSuperuser()) {
      for (String role : new String[] {"reader", "writer", "Odd role"}) {
        run(
            connection,
            """
            DO $$ BEGIN CREATE ROLE "%s"; EXCEPTION WHEN duplicate_object THEN NULL; END $$
            """
                .formatted(role));
      }
      run(connection, "SET allow_in_place_tablespaces = on");
      run(connection, "CREATE TABLESPACE fast LOCATION ''");
      run(connection, "GRANT CREATE ON TABLESPACE fast TO PUBLIC");
      return true;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (var one : StatementSplitter.split(SqlSource.of("test", sql))) {
        statement.execute(one.text());
      }
    } catch (SqlSourceException e) {
      throw new IllegalStateException(e);
    }
  }

  /** With the extensions' versions, which no canonical holds by default. */
  public static Schema readEverything(ScratchDatabase database)
      throws SQLException, CatalogException {
    try (Connection connection = database.connectAsSuperuser()) {
      return CatalogReader.read(connection, CatalogScope.ALL);
    }
  }

  public static Schema read(ScratchDatabase database) throws SQLException, CatalogException {
    try (Connection connection = database.connectAsSuperuser()) {
      return CatalogReader.read(connection, CatalogScope.ALL.without(Aspect.EXTENSION_VERSIONS));
    }
  }

  public static Schema schemaOf(int major, String sql) throws SQLException, CatalogException {
    try (ScratchDatabase database = load(major, sql)) {
      return read(database);
    }
  }
}
