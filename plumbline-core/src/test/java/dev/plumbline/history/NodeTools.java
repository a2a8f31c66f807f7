package dev.plumbline.history;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.scratch.ScratchDatabase;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The runners that npm has, from the cache that build/npm-tools/install fills. */
public final class NodeTools {
  private static @Nullable Path home;

  private final Path directory;

  private NodeTools(Path directory) {
    this.directory = directory;
  }

  /** What a program said. */
  public record Result(int exit, String output) {}

  /** For programs that run in a folder, which gets a node_modules. */
  public static NodeTools in(Path directory) throws Exception {
    Path modules = directory.resolve("node_modules");
    if (!Files.exists(modules)) {
      Files.createSymbolicLink(modules, home().resolve("node_modules"));
    }
    return new NodeTools(directory);
  }

  /** Runs a module with PGHOST and the like, and DATABASE_URL, set for a database. */
  public Result run(ScratchDatabase database, String... arguments) throws Exception {
    List<String> at = new ArrayList<>();
    String server =
        "SELECT split_part(current_setting('unix_socket_directories'), ',', 1),"
            + " current_setting('port')";
    try (Connection connection = database.connectAsSuperuser()) {
      at.addAll(RealRunner.rows(connection, server).getFirst());
    }
    at.addAll(RealRunner.rows(database, "SELECT current_user, current_database()").getFirst());
    List<String> command = new ArrayList<>(List.of("node"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().put("PGHOST", at.get(0));
    builder.environment().put("PGPORT", at.get(1));
    builder.environment().put("PGUSER", at.get(2));
    builder.environment().put("PGDATABASE", at.get(3));
    builder
        .environment()
        .put(
            "DATABASE_URL",
            "postgres://%s@/%s?host=%s&port=%s"
                .formatted(at.get(2), at.get(3), at.get(0), at.get(1)));
    return run(builder);
  }

  private static Result run(ProcessBuilder builder) throws Exception {
    builder.environment().put("NO_COLOR", "1");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), output);
  }

  /** Where there is npm it has to work; without it nothing can be judged. */
  private static synchronized Path home() throws Exception {
    if (home == null) {
      assumeTrue(isNpmThere() || System.getenv("CI") != null, "there is no npm here");
      Path script = Path.of("..", "build", "npm-tools", "install").toAbsolutePath().normalize();
      Result installed = run(new ProcessBuilder(script.toString()).redirectError(Redirect.INHERIT));
      if (installed.exit() != 0) {
        throw new IOException(script + " ended with " + installed.exit());
      }
      home = Path.of(installed.output().strip());
    }
    return home;
  }

  private static boolean isNpmThere() {
    for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(folder, "npm"))) {
        return true;
      }
    }
    return false;
  }
}
