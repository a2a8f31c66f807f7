package dev.plumbline.canonical;

import dev.plumbline.scratch.ScratchDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The independent judge: {@code pg_dump --schema-only}. */
final class PgDump {
  private static final List<PgDump> NEWEST_FIRST = found();

  private final Path program;
  private final int major;

  private PgDump(Path program, int major) {
    this.program = program;
    this.major = major;
  }

  /**
   * A {@code pg_dump} that can dump servers of that major, the newest first: what build/pg_dump
   * brings, Debian's, or the one on the path.
   */
  static Optional<PgDump> forMajor(int major) {
    return NEWEST_FIRST.stream().filter(dump -> dump.major >= major).findFirst();
  }

  private static List<PgDump> found() {
    Map<String, String> environment = System.getenv();
    String cache =
        environment.getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
    Stream<Path> fetched = Stream.of(Path.of(cache, "plumbline-judge", "18"));
    Stream<Path> debian =
        IntStream.rangeClosed(14, 18)
            .mapToObj(major -> Path.of("/usr/lib/postgresql/" + major + "/bin"));
    Stream<Path> path =
        Stream.of(environment.getOrDefault("PATH", "").split(":", -1))
            .filter(folder -> !folder.isEmpty())
            .map(Path::of);
    return Stream.of(fetched, debian, path)
        .flatMap(folders -> folders)
        .map(folder -> folder.resolve("pg_dump"))
        .filter(Files::isExecutable)
        .map(program -> new PgDump(program, major(program)))
        .sorted(Comparator.comparingInt((PgDump dump) -> dump.major).reversed())
        .toList();
  }

  private static int major(Path program) {
    try {
      return Integer.parseInt(
          run(program.toString(), "--version").replaceAll("\\D*(\\d+).*\\s*", "$1"));
    } catch (IOException e) {
      return 0;
    }
  }

  /** The dump, less what says nothing about the schema; owners and privileges are in it. */
  String dump(ScratchDatabase database) throws IOException, SQLException {
    try (Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT current_setting('unix_socket_directories'), current_setting('port'),
                       current_user
                """)) {
      row.next();
      String text =
          run(
              program.toString(),
              "--schema-only",
              "--host=" + row.getString(1),
              "--port=" + row.getString(2),
              "--username=" + row.getString(3),
              database.name());
      return text.lines()
          .filter(line -> !line.startsWith("\\restrict") && !line.startsWith("\\unrestrict"))
          .filter(line -> !line.startsWith("SET transaction_timeout"))
          .collect(Collectors.joining("\n"));
    }
  }

  private static String run(String... command) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(output);
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return output;
  }
}
