package dev.plumbline.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The real drizzle-kit and its like, from the cache that build/npm-tools/install fills. */
final class NpmTools {
  private static Path home;

  private final Path directory;

  private NpmTools(Path directory) {
    this.directory = directory;
  }

  /** For programs that run in a folder, which gets a node_modules. */
  static NpmTools in(Path directory) throws IOException {
    Path modules = directory.resolve("node_modules");
    if (!Files.exists(modules)) {
      Files.createSymbolicLink(modules, home().resolve("node_modules"));
    }
    return new NpmTools(directory);
  }

  /** Where there is npm it has to work; without it nothing can be judged. */
  private static synchronized Path home() throws IOException {
    if (home == null) {
      boolean npm = false;
      for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
        npm |= Files.isExecutable(Path.of(folder, "npm"));
      }
      assumeTrue(npm || System.getenv("CI") != null, "there is no npm here");
      Path script = Path.of("..", "build", "npm-tools", "install").toAbsolutePath().normalize();
      home = Path.of(run(Path.of(""), List.of(script.toString()), false).out().strip());
    }
    return home;
  }

  Cli.Result drizzleKit(String... arguments) {
    return node("node_modules/drizzle-kit/bin.cjs", arguments);
  }

  Cli.Result node(String script, String... arguments) {
    return node(script, Map.of(), arguments);
  }

  Cli.Result node(String script, Map<String, String> environment, String... arguments) {
    List<String> command = new java.util.ArrayList<>(List.of("node", script));
    command.addAll(List.of(arguments));
    return run(directory, command, true, environment);
  }

  private static Cli.Result run(Path directory, List<String> command, boolean both) {
    return run(directory, command, both, Map.of());
  }

  private static Cli.Result run(
      Path directory, List<String> command, boolean both, Map<String, String> environment) {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toAbsolutePath().toFile());
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
      return new Cli.Result(process.waitFor(), out, "");
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
