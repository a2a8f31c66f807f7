package dev.plumbline.history;

import java.io.IOException;
import java.util.Collections;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The files of a migrations directory, wherever they are: on disk, or in git at a commit. Paths are
 * relative to that directory and use forward slashes; a directory is listed only when its name ends
 * in {@code .sql}, with a slash at the end.
 */
public interface MigrationFiles {
  /** No files at all. */
  MigrationFiles NONE =
      new MigrationFiles() {
        @Override
        public SortedSet<String> paths() {
          return Collections.emptySortedSet();
        }

        @Override
        public byte[] read(String path) throws IOException {
          throw new IOException("it is not there");
        }
      };

  SortedSet<String> paths();

  /**
   * The content of a listed file, or of one {@link #around}.
   *
   * @throws IOException with a message that says why it cannot be read
   */
  byte[] read(String path) throws IOException;

  /**
   * The beginning of a listed file, where that costs less than the whole; null where it does not.
   *
   * @throws IOException as {@link #read}
   */
  default byte @Nullable [] head(String path, int bytes) throws IOException {
    return null;
  }

  /**
   * Where what is read of a file is remembered, and was perhaps when another state of the directory
   * had the same bytes there; null when nothing is.
   */
  default @Nullable Remembered remembered(String path) {
    return null;
  }

  /** The project these files are part of, in the same state. */
  default Surroundings around() {
    return Surroundings.NONE;
  }
}
