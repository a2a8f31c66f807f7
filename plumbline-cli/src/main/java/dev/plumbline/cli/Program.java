package dev.plumbline.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What somebody else has to type to call this program. */
final class Program {
  private Program() {}

  /** {@code plumb} where PATH has it, else where the launcher is, quoted for a shell. */
  static String called(Map<String, String> env) {
    for (String folder : env.getOrDefault("PATH", "").split(File.pathSeparator)) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, "plumb"))) {
        return "plumb";
      }
    }
    String home = System.getProperty("plumb.home");
    if (home != null) {
      // A clone: the launcher stands above plumbline-cli/target/dist.
      Path launcher = Path.of(home).resolve("../../../plumb").normalize();
      if (Files.isExecutable(launcher)) {
        return "'" + launcher.toString().replace("'", "'\\''") + "'";
      }
    }
    return "plumb";
  }
}
