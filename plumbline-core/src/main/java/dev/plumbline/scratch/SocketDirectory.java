package dev.plumbline.scratch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where a run's socket lies: in the run directory, unless the path would be longer than the kernel
 * takes (108 bytes with the final NUL, 104 on macOS); then in a short one of its own, noted in the
 * run directory for whoever cleans up.
 */
final class SocketDirectory {
  private static final int LONGEST = 103;
  private static final String FILE = "/.s.PGSQL.5432.lock";
  private static final String NOTE = "socket-directory";
  private static final String PREFIX = "plumb-socket-";

  private SocketDirectory() {}

  static Path choose(Path run, ServerUser user) throws IOException {
    if ((run + FILE).getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
      return run;
    }
    Path directory =
        Files.createTempDirectory(
            Path.of("/tmp"),
            PREFIX,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    user.own(directory);
    Files.writeString(run.resolve(NOTE), directory.toString());
    return directory;
  }

  /** Removes a run's separate socket directory, if it has one. */
  static void remove(Path run) {
    try {
      Path directory = Path.of(Files.readString(run.resolve(NOTE)));
      if (directory.getFileName().toString().startsWith(PREFIX)
          && Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
        OnceOnDisk.delete(directory);
      }
    } catch (IOException e) {
      // There is none, which is the rule.
    }
  }
}
