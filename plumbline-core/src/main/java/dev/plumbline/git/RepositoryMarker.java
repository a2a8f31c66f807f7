package dev.plumbline.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Tells a repository by its {@code .git} when there is no git to ask. */
final class RepositoryMarker {
  private static final String GIT_DIR = "gitdir:";

  private RepositoryMarker() {}

  /** A submodule's {@code .git} is a file that leads into the folder of the one around it. */
  static boolean isSubmodule(Path root) {
    String leads = leadsTo(root.resolve(".git"));
    return leads != null && leads.replace('\\', '/').contains("/modules/");
  }

  /**
   * What the nearest {@code .git} leads to, when that is not there: a worktree or submodule of a
   * repository that was moved, or is not mounted. Null when nothing is wrong with it.
   */
  static @Nullable String broken(Path directory) {
    for (Path at = directory.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      Path marker = at.resolve(".git");
      if (Files.exists(marker)) {
        String leads = leadsTo(marker);
        return leads != null && !Files.exists(at.resolve(leads)) ? leads : null;
      }
    }
    return null;
  }

  private static @Nullable String leadsTo(Path marker) {
    if (!Files.isRegularFile(marker)) {
      return null;
    }
    try {
      String text = Files.readString(marker).strip();
      return text.startsWith(GIT_DIR) ? text.substring(GIT_DIR.length()).strip() : null;
    } catch (IOException e) {
      return null;
    }
  }

  static boolean above(Path directory) {
    for (Path at = directory.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return true;
      }
    }
    return false;
  }
}
