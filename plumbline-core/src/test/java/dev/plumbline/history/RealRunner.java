package dev.plumbline.history;

import dev.plumbline.scratch.ScratchDatabase;
import java.io.PrintWriter;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** What tests need to hold a rule against the runner it is the rule of. */
public final class RealRunner {
  private RealRunner() {}

  /** New connections of the database's owner. */
  public static DataSource dataSource(ScratchDatabase database) {
    return (DataSource)
        Proxy.newProxyInstance(
            RealRunner.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getConnection" -> database.connectAsOwner();
                  case "getLoginTimeout" -> 0;
                  case "isWrapperFor" -> false;
                  case "getParentLogger" -> Logger.getGlobal();
                  case "getLogWriter" -> new PrintWriter(PrintWriter.nullWriter());
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == arguments[0];
                  default -> null;
                });
  }

  /** Rows as lists of text; null stays null. */
  public static List<List<String>> rows(ScratchDatabase database, String sql) throws SQLException {
    try (Connection connection = database.connectAsOwner()) {
      return rows(connection, sql);
    }
  }

  static List<List<String>> rows(Connection connection, String sql) throws SQLException {
    var rows = new ArrayList<List<String>>();
    try (ResultSet result = connection.createStatement().executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        var row = new ArrayList<String>();
        for (int i = 1; i <= columns; i++) {
          row.add(result.getString(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /** Whether a table is there. */
  public static boolean hasTable(ScratchDatabase database, String name) throws SQLException {
    return rows(database, "SELECT to_regclass('" + name + "')").getFirst().getFirst() != null;
  }
}
