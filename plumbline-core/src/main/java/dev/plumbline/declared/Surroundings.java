package dev.plumbline.declared;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What a source works with.
 *
 * @param root the project's directory, absolute: names are relative to it
 * @param environment the caller's; secrets in it are not handed on
 * @param given variables that {@code plumbline.toml} sets
 * @param limit of a program's wall time
 */
public record Surroundings(
    Path root, Map<String, String> environment, Map<String, String> given, Duration limit) {
  private static final int MOST_PARENTS = 12;

  public Surroundings {
    environment = Map.copyOf(environment);
    given = Map.copyOf(given);
  }

  /**
   * The root of the repository around a directory; where there is none, the topmost package of
   * JavaScript around it; else itself.
   */
  static Path top(Path directory) {
    Path top = directory;
    Path at = directory;
    for (int i = 0; at != null && i < MOST_PARENTS; i++, at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return at;
      }
      top = Files.isRegularFile(at.resolve("package.json")) ? at : top;
    }
    return top;
  }

  /** As findings name it, with forward slashes. */
  String relative(Path path) {
    String relative = root.relativize(path).toString().replace('\\', '/');
    return relative.isEmpty() ? "." : relative;
  }

  /** As a sentence names it: from the top of the repository when it is outside the project. */
  String named(Path path) {
    return path.startsWith(root)
        ? relative(path)
        : top(root).relativize(path).toString().replace('\\', '/');
  }
}
