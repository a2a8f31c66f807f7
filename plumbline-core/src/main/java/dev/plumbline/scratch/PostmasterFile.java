package dev.plumbline.scratch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a running server writes down in its data directory ({@code postmaster.pid}).
 *
 * @param ready whether it takes connections
 */
record PostmasterFile(Path data, long pid, boolean ready) {
  private static final int STATUS_LINE = 7;

  /** Null when there is none, or no more than half of one. */
  static @Nullable PostmasterFile read(Path data) {
    try {
      List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
      return new PostmasterFile(
          data,
          Long.parseLong(lines.getFirst().strip()),
          lines.size() > STATUS_LINE && lines.get(STATUS_LINE).startsWith("ready"));
    } catch (IOException | NumberFormatException | java.util.NoSuchElementException e) {
      return null;
    }
  }

  /** The server's process; the number may by now be somebody else's, who is not given. */
  Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid)
        .filter(handle -> handle.info().commandLine().orElse("").contains(data.toString()));
  }
}
