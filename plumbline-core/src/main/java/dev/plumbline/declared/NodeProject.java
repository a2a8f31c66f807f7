package dev.plumbline.declared;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The installed packages of a JavaScript project, as npm, pnpm, yarn and bun lay them out: {@code
 * node_modules} in the directory or above it, or yarn's Plug'n'Play. Nothing is ever installed.
 *
 * @param directory where programs run
 */
record NodeProject(Path directory, Map<String, String> environment) {
  private static final Pattern VERSION = Pattern.compile("\"version\"\\s*:\\s*\"([^\"]+)\"");

  /**
   * An installed program.
   *
   * @param command what starts it, without arguments
   * @param version {@code "0.31.4"}; null when it is not known
   */
  record Installed(List<String> command, @Nullable String version) {
    Installed {
      command = List.copyOf(command);
    }

    /** Whether it is of that version or later; an unknown one is taken for new. */
    boolean isAtLeast(int major, int minor) {
      Matcher numbers = Pattern.compile("(\\d+)\\.(\\d+)").matcher(version == null ? "" : version);
      if (!numbers.lookingAt()) {
        return true;
      }
      int hasMajor = Integer.parseInt(numbers.group(1));
      return hasMajor > major || hasMajor == major && Integer.parseInt(numbers.group(2)) >= minor;
    }
  }

  /**
   * A program of a package.
   *
   * @param script of the package, relative to it
   * @return null when the package is not installed here
   * @throws DeclaredException when it is, but nothing on the PATH can run it
   */
  @Nullable Installed find(String packageName, String script) throws DeclaredException {
    for (Path at = directory; at != null; at = at.getParent()) {
      Path home = at.resolve("node_modules").resolve(packageName);
      if (Files.isRegularFile(home.resolve(script))) {
        return new Installed(
            List.of(runtime(packageName), home.resolve(script).toString()), version(home));
      }
      if (Files.isRegularFile(at.resolve(".pnp.cjs")) && names(at, packageName)) {
        return new Installed(List.of(yarn(packageName), "run", packageName), null);
      }
    }
    return null;
  }

  private static boolean names(Path root, String packageName) {
    try {
      return Files.readString(root.resolve(".pnp.cjs")).contains("\"" + packageName + "\"");
    } catch (IOException e) {
      return false;
    }
  }

  private static @Nullable String version(Path home) {
    try {
      Matcher matcher = VERSION.matcher(Files.readString(home.resolve("package.json")));
      return matcher.find() ? matcher.group(1) : null;
    } catch (IOException e) {
      return null;
    }
  }

  private String runtime(String packageName) throws DeclaredException {
    for (String name : List.of("node", "bun")) {
      Path found = onPath(environment, name);
      if (found != null) {
        return found.toString();
      }
    }
    throw new DeclaredException(
        packageName + " is installed, but neither node nor bun is on the PATH",
        null,
        List.of(),
        "put Node.js on the PATH, or let another step check it: plumb check --no-declared");
  }

  private String yarn(String packageName) throws DeclaredException {
    Path found = onPath(environment, "yarn");
    if (found == null) {
      throw new DeclaredException(
          packageName + " is installed by yarn's Plug'n'Play, but yarn is not on the PATH",
          null,
          List.of(),
          "put yarn on the PATH (corepack enable)");
    }
    return found.toString();
  }

  /** A program on the PATH of an environment; null when there is none. */
  static @Nullable Path onPath(Map<String, String> environment, String name) {
    String path = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
    List<String> names =
        File.separatorChar == '\\' ? List.of(name + ".exe", name + ".cmd") : List.of(name);
    for (String folder : path.split(File.pathSeparator, -1)) {
      for (String one : names) {
        Path candidate = resolve(folder, one);
        if (candidate != null && Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
          return candidate;
        }
      }
    }
    return null;
  }

  private static @Nullable Path resolve(String folder, String name) {
    try {
      return folder.isEmpty() ? null : Path.of(folder, name).toAbsolutePath();
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
