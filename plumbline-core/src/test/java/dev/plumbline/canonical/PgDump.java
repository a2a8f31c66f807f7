package dev.plumbline.canonical;

import dev.plumbline.scratch.ScratchDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The independent judge: {@code pg_dump --schema-only}. */
final class PgDump {
  private final Path program;

  private PgDump(Path program) {
    this.program = program;
  }

  /** A {@code pg_dump} that can dump servers of that major. */
  static Optional<PgDump> forMajor(int major) {
    Stream<Path> debian = Stream.of(Path.of("/usr/lib/postgresql/" + major + "/bin"));
    Stream<Path> path =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
            .filter(folder -> !folder.isEmpty())
            .map(Path::of);
    return Stream.concat(debian, path)
        .map(folder -> folder.resolve("pg_dump"))
        .filter(Files::isExecutable)
        .map(PgDump::new)
        .filter(dump -> dump.major() >= major)
        .findFirst();
  }

  private int major() {
    try {
      return Integer.parseInt(
          run(program.toString(), "--version").replaceAll("\\D*(\\d+).*\\s*", "$1"));
    } catch (IOException e) {
      return 0;
    }
  }

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
              "--no-owner",
              "--host=" + row.getString(1),
              "--port=" + row.getString(2),
              "--username=" + row.getString(3),
              database.name());
      return text.lines()
          .filter(line -> !line.startsWith("\\restrict") && !line.startsWith("\\unrestrict"))
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
