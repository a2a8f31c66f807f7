package dev.plumbline.check;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The real drizzle-kit and drizzle-orm, from the cache that build/npm-tools/install fills. */
final class DrizzleTools {
  private static final Map<String, Path> HOMES = new ConcurrentHashMap<>();

  private DrizzleTools() {}

  /** Gives a folder the drizzle-kit of today. */
  static void install(Path folder) throws IOException {
    link(folder, ".");
  }

  /** Gives a folder a drizzle-kit that has no export yet. */
  static void installOld(Path folder) throws IOException {
    link(folder, "drizzle-kit-before-export");
  }

  /** So that nothing is deleted through it. */
  static void remove(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve("node_modules"));
  }

  private static void link(Path folder, String packages) throws IOException {
    Path home = HOMES.computeIfAbsent(packages, DrizzleTools::home);
    Files.createSymbolicLink(folder.resolve("node_modules"), home.resolve("node_modules"));
  }

  /**
   * Where there is npm it has to work; without it nothing can be judged, but in CI there is one.
   */
  private static Path home(String packages) {
    boolean npm = false;
    for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
      npm |= Files.isExecutable(Path.of(folder, "npm"));
    }
    assumeTrue(npm || System.getenv("CI") != null, "there is no npm here");
    Path script = Path.of("..", "build", "npm-tools", "install").toAbsolutePath().normalize();
    try {
      Process process =
          new ProcessBuilder(List.of(script.toString(), packages))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError("build/npm-tools/install " + packages + " failed: see above");
      }
      return Path.of(out.strip());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
