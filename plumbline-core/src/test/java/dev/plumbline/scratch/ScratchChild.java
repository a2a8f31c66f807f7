package dev.plumbline.scratch;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Run in a JVM of its own by {@link LifecycleTest}: starts a server and ends as it is told. */
final class ScratchChild {
  private ScratchChild() {}

  public static void main(String[] arguments) throws Exception {
    ScratchServer server;
    try {
      server = new EmbeddedProvider().start(null);
    } catch (ScratchException e) {
      System.out.println(e.getMessage());
      return;
    }
    ScratchDatabase database = server.createDatabase();
    try (Connection connection = database.connectAsOwner();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (id int)");
      System.out.println("ready");
      System.out.flush();
      switch (arguments[0]) {
        case "close" -> {
          connection.close();
          server.close();
        }
        case "exit" -> System.exit(1);
        case "fill" -> fill(server, statement);
        case "throw" -> throw new IllegalStateException("as asked");
        default -> statement.execute("SELECT pg_sleep(60)");
      }
    }
  }

  private static void fill(ScratchServer server, Statement statement) {
    try {
      statement.execute(
          "CREATE TABLE f AS SELECT repeat('x', 1000) FROM generate_series(1, 200000)");
    } catch (SQLException e) {
      System.out.println(server.explain(e));
    }
    server.close();
  }
}
