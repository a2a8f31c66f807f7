package dev.plumbline.history;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.scratch.ScratchDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Runners from npm, from the cache that {@code build/npm-tools/install} fills. */
public final class NpmRunner {
  private static final Map<String, Path> HOMES = new ConcurrentHashMap<>();

  /**
   * What came of a run.
   *
   * @param out both outputs
   */
  public record Outcome(int exit, String out) {}

  private NpmRunner() {}

  /**
   * Where there is npm it has to work; without it nothing can be judged, but in CI there is one.
   *
   * @param packages the folder beside the script that says which
   */
  public static Path home(String packages) {
    return HOMES.computeIfAbsent(packages, NpmRunner::install);
  }

  private static Path install(String packages) {
    boolean npm = false;
    for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
      npm |= Files.isExecutable(Path.of(folder, "npm"));
    }
    assumeTrue(npm || System.getenv("CI") != null, "there is no npm here");
    Path script = Path.of("..", "build", "npm-tools", "install").toAbsolutePath().normalize();
    Outcome installed = run(Path.of(""), Map.of(), false, script.toString(), packages);
    if (installed.exit() != 0) {
      throw new AssertionError("build/npm-tools/install " + packages + " failed: see above");
    }
    return Path.of(installed.out().strip());
  }

  /** Runs a program in a folder and waits for it. */
  public static Outcome run(Path directory, Map<String, String> environment, String... command) {
    return run(directory, environment, true, command);
  }

  private static Outcome run(
      Path directory, Map<String, String> environment, boolean both, String... command) {
    ProcessBuilder builder =
        new ProcessBuilder(List.of(command)).directory(directory.toAbsolutePath().toFile());
    builder.environment().putAll(Map.of("NO_COLOR", "1", "CI", "true"));
    builder.environment().putAll(environment);
    if (both) {
      builder.redirectErrorStream(true);
    } else {
      builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    }
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), out);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The directory of the socket a database's server listens on. */
  public static String socket(ScratchDatabase database) throws SQLException {
    return setting(database, "unix_socket_directories");
  }

  /** The port that is part of the socket's name. */
  public static String port(ScratchDatabase database) throws SQLException {
    return setting(database, "port");
  }

  private static String setting(ScratchDatabase database, String name) throws SQLException {
    try (var connection = database.connectAsSuperuser();
        var row = connection.createStatement().executeQuery("SHOW " + name)) {
      row.next();
      return row.getString(1);
    }
  }
}
