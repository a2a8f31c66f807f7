package dev.plumbline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A project whose local databases are kept apart from those of whoever runs the tests. */
final class LocalProject implements AutoCloseable {
  private final Path root;
  private final Path place;

  private LocalProject(Path root, Path place) {
    this.root = root;
    this.place = place;
  }

  static LocalProject in(Path root) {
    try {
      Path base = Path.of(Files.isWritable(Path.of("/dev/shm")) ? "/dev/shm" : "/tmp");
      Path place = Files.createTempDirectory(base, "plumb-test-");
      // Where the server's own user reaches it.
      Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
      return new LocalProject(root, place);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  Path place() {
    return place;
  }

  Path root() {
    return root;
  }

  /** The same place, another project. */
  LocalProject at(String name) {
    return new LocalProject(root.resolve(name), place);
  }

  LocalProject write(String file, String text) {
    try {
      Files.createDirectories(root.resolve(file).getParent());
      Files.writeString(root.resolve(file), text);
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  LocalProject migration(String name, String sql) {
    return write("migrations/" + name + ".sql", sql + ";\n");
  }

  LocalProject delete(String file) {
    try {
      Files.delete(root.resolve(file));
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  Cli cli() {
    return Cli.in(root).with("PLUMB_LOCAL_DIR", place.toString());
  }

  Cli.Result plumb(String... arguments) {
    return cli().run(arguments);
  }

  /** What it says on standard error, without times; it must succeed. */
  String up(String... options) {
    Cli.Result result = plumb(with("up", options));
    if (result.code() != 0) {
      throw new AssertionError(result);
    }
    return result.err().replaceAll(" \\(\\d+\\.\\d+ s\\)", "");
  }

  String url() {
    Cli.Result result = plumb("up", "--quiet");
    if (result.code() != 0) {
      throw new AssertionError(result);
    }
    return result.out().strip();
  }

  static String[] with(String first, String... rest) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(List.of(rest));
    return all.toArray(String[]::new);
  }

  /** Asks as any program would that was given the URL. */
  static String ask(String url, String sql) {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      try (ResultSet rows = statement.getResultSet()) {
        List<String> values = new ArrayList<>();
        while (rows.next()) {
          values.add(rows.getString(1));
        }
        return String.join(",", values);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  static Connection connect(String url) throws SQLException {
    String authority = url.replaceFirst("^postgresql://", "");
    String[] user = authority.substring(0, authority.indexOf('@')).split(":", 2);
    return DriverManager.getConnection(
        "jdbc:postgresql://" + authority.substring(authority.indexOf('@') + 1), user[0], user[1]);
  }

  static String tables(String url) {
    return ask(url, "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
  }

  /** Has the servers read their configuration again. */
  void reload() throws Exception {
    for (ProcessHandle handle : servers()) {
      new ProcessBuilder("kill", "-HUP", String.valueOf(handle.pid())).start().waitFor();
    }
    Thread.sleep(300);
  }

  /** Servers that run here. */
  List<ProcessHandle> servers() {
    return ProcessHandle.allProcesses()
        .filter(handle -> handle.info().commandLine().orElse("").contains(place + "/"))
        .filter(handle -> handle.info().command().orElse("").endsWith("/postgres"))
        .toList();
  }

  @Override
  public void close() {
    Cli.Result down = plumb("down", "--all");
    if (down.code() != 0) {
      throw new AssertionError(down);
    }
    try (Stream<Path> all = Files.walk(place)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
