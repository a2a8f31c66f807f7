package dev.plumbline.git;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Repositories inside others: submodules, and clones that nobody tracks. */
public final class Nested {
  private Nested() {}

  /**
   * The repository that begins somewhere between two directories: of what lies in it, the one
   * around knows only a commit's id.
   *
   * @param around a directory
   * @param inner one inside it, or the same
   * @return the top of the inner repository; null when there is none
   */
  public static @Nullable Path repository(Path around, Path inner) {
    Path at = inner.toAbsolutePath().normalize();
    Path end = around.toAbsolutePath().normalize();
    while (at != null && at.startsWith(end) && !at.equals(end)) {
      if (Files.exists(at.resolve(".git"))) {
        return at;
      }
      at = at.getParent();
    }
    return null;
  }
}
