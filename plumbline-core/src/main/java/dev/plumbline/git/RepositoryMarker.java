package dev.plumbline.git;

import java.nio.file.Files;
import java.nio.file.Path;

/** Tells a repository by its {@code .git} when there is no git to ask. */
final class RepositoryMarker {
  private RepositoryMarker() {}

  static boolean above(Path directory) {
    for (Path at = directory.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return true;
      }
    }
    return false;
  }
}
