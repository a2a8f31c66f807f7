package dev.plumbline.history;

import java.io.IOException;
import java.util.Collections;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The project around a migrations directory: where a runner's configuration lies, and migrations
 * that are not SQL. Paths are relative to the migrations directory, as everywhere in a history:
 * {@code "../flyway.conf"}. What lies outside of the repository is not there.
 */
public interface Surroundings {
  /** Nothing around. */
  Surroundings NONE =
      new Surroundings() {
        @Override
        public String directory() {
          return "";
        }

        @Override
        public SortedSet<String> below(String directory) {
          return Collections.emptySortedSet();
        }

        @Override
        public byte @Nullable [] read(String path) {
          return null;
        }
      };

  /**
   * Where the migrations are, from the top of the repository, with forward slashes: {@code
   * "db/migrations"}; empty for the top itself.
   */
  String directory();

  /** The files in a directory and below it, as many as are still cheap; none when it is absent. */
  SortedSet<String> below(String directory);

  /**
   * The content of a file; null when there is none of that name.
   *
   * @throws IOException with a message that says why it cannot be read
   */
  byte @Nullable [] read(String path) throws IOException;

  /** A path as the migrations directory sees it, of one from the top of the repository. */
  default String fromTop(String path) {
    String from = directory().isEmpty() ? "" : directory() + "/";
    String to = path;
    int slash = from.indexOf('/') + 1;
    while (slash > 0 && to.startsWith(from.substring(0, slash))) {
      to = to.substring(slash);
      from = from.substring(slash);
      slash = from.indexOf('/') + 1;
    }
    return "../".repeat((int) from.chars().filter(c -> c == '/').count()) + to;
  }

  /** How many directories the migrations lie below the top of the repository. */
  default int depth() {
    String directory = directory();
    return directory.isEmpty() ? 0 : (int) directory.chars().filter(c -> c == '/').count() + 1;
  }

  /**
   * The first of some files on the way up from the migrations directory to the top; null when there
   * is none.
   *
   * @param names in the order of preference
   */
  default @Nullable String nearest(String... names) {
    for (int up = 0; up <= depth(); up++) {
      for (String name : names) {
        String path = "../".repeat(up) + name;
        if (exists(path)) {
          return path;
        }
      }
    }
    return null;
  }

  /** Whether there is a file of that name, readable or not. */
  default boolean exists(String path) {
    try {
      return read(path) != null;
    } catch (IOException e) {
      return true;
    }
  }
}
