package dev.plumbline.scratch;

import java.sql.Connection;
import java.sql.Statement;

/** Run in a JVM of its own by {@link LifecycleTest}: starts a server and ends as it is told. */
final class ScratchChild {
  private ScratchChild() {}

  public static void main(String[] arguments) throws Exception {
    ScratchServer server = new EmbeddedProvider().start(null);
    ScratchDatabase database = server.createDatabase();
    try (Connection connection = database.connectAsOwner();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (id int)");
      System.out.println("ready");
      System.out.flush();
      switch (arguments[0]) {
        case "close" -> server.close();
        case "exit" -> System.exit(1);
        case "throw" -> throw new IllegalStateException("as asked");
        default -> statement.execute("SELECT pg_sleep(60)");
      }
    }
  }
}
