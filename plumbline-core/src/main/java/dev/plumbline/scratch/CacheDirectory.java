package dev.plumbline.scratch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where extracted servers and prepared data directories are kept between runs.
 *
 * @param path exists and is writable
 * @param note what a user should know about the choice; null when there is nothing to say
 */
public record CacheDirectory(Path path, @Nullable String note) {

  /**
   * {@code $PLUMB_CACHE}, else the platform's cache folder. As root the server runs as an
   * unprivileged user who must be able to reach the binaries, so a folder closed to others (below
   * {@code /root}) is passed over for {@code /var/cache/plumbline}. An unwritable cache is replaced
   * by a temporary one, with a note.
   */
  public static CacheDirectory locate(Map<String, String> environment) throws ScratchException {
    boolean root = Platform.isRoot();
    String explicit = environment.get("PLUMB_CACHE");
    Path wanted = wanted(environment, root);
    String problem = problem(wanted, root);
    if (problem == null) {
      return new CacheDirectory(wanted, null);
    }
    Path fallback =
        Path.of(System.getProperty("java.io.tmpdir"), "plumb-cache-" + Platform.userId());
    String second = problem(fallback, root);
    if (second != null) {
      throw new ScratchException(
          "No folder to keep the PostgreSQL binaries in: %s, and %s. Point PLUMB_CACHE at a folder that can be written to."
              .formatted(problem, second));
    }
    return new CacheDirectory(
        fallback,
        "%s; %s is used instead%s"
            .formatted(
                problem, fallback, explicit == null ? " (PLUMB_CACHE chooses another)" : ""));
  }

  private static Path wanted(Map<String, String> environment, boolean root) {
    String explicit = environment.get("PLUMB_CACHE");
    if (explicit != null && !explicit.isEmpty()) {
      return Path.of(explicit).toAbsolutePath();
    }
    if (root) {
      return Path.of("/var/cache/plumbline");
    }
    String home = System.getProperty("user.home", ".");
    if (Platform.current().isMac()) {
      return Path.of(home, "Library", "Caches", "plumbline");
    }
    String xdg = environment.get("XDG_CACHE_HOME");
    return xdg != null && xdg.startsWith("/")
        ? Path.of(xdg, "plumbline")
        : Path.of(home, ".cache", "plumbline");
  }

  private static @Nullable String problem(Path directory, boolean root) {
    try {
      if (!Files.isDirectory(directory)) {
        Files.createDirectories(directory);
        if (root) {
          Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
      }
      int owner = (Integer) Files.getAttribute(directory, "unix:uid", LinkOption.NOFOLLOW_LINKS);
      if (owner != Platform.userId() && owner != 0) {
        return "the cache " + directory + " belongs to another user";
      }
      Path probe = Files.createTempFile(directory, ".probe", null);
      Files.delete(probe);
    } catch (IOException | UnsupportedOperationException e) {
      return "the cache " + directory + " cannot be written to";
    }
    if (root && !traversable(directory)) {
      return "the cache "
          + directory
          + " cannot be reached by the unprivileged user that PostgreSQL runs as";
    }
    return null;
  }

  /** Whether everybody may walk through the folder and all above it. */
  static boolean traversable(Path directory) {
    for (Path at = directory; at != null; at = at.getParent()) {
      try {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(at);
        if (!permissions.contains(PosixFilePermission.OTHERS_EXECUTE)) {
          return false;
        }
      } catch (IOException | UnsupportedOperationException e) {
        return false;
      }
    }
    return true;
  }
}
