package dev.plumbline.cli;

import dev.plumbline.canonical.CanonicalHeader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntSupplier;

/** Takes away what the other layout left, and says so; what plumb did not write stays. */
final class LayoutChange {
  private final Invocation invocation;
  private final boolean quiet;

  LayoutChange(Invocation invocation, boolean quiet) {
    this.invocation = invocation;
    this.quiet = quiet;
  }

  /** Writes a directory where there may have been one file. */
  int fromFile(Path file, Path directory, IntSupplier write) {
    try {
      if (!Files.isRegularFile(file)) {
        return write.getAsInt();
      }
      if (CanonicalHeader.read(read(file)).isEmpty()) {
        // Somebody's own file, unless it is in the way.
        return file.equals(directory) ? inTheWay(file) : write.getAsInt();
      }
      if (file.equals(directory)) {
        Files.delete(file);
        say(file, "removed: the canonical is a directory now");
        return write.getAsInt();
      }
      int code = write.getAsInt();
      if (code == Main.OK) {
        Files.delete(file);
        say(file, "removed: the canonical is a directory now");
      }
      return code;
    } catch (IOException e) {
      return cannot(file, e);
    }
  }

  /** Writes one file where there may have been a directory. */
  int fromDirectory(Path directory, Path file, IntSupplier write) {
    SnapshotDirectory old = new SnapshotDirectory(invocation, directory, quiet);
    try {
      if (!old.isOurs()) {
        return write.getAsInt();
      }
      if (directory.equals(file)) {
        int removed = old.remove();
        if (Files.exists(directory)) {
          return inTheWay(directory);
        }
        say(directory, "its " + removed + " files removed: the canonical is one file now");
        return write.getAsInt();
      }
      int code = write.getAsInt();
      if (code == Main.OK) {
        int removed = old.remove();
        say(directory, "its " + removed + " files removed: the canonical is one file now");
      }
      return code;
    } catch (IOException e) {
      return cannot(directory, e);
    }
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private int inTheWay(Path path) {
    Main.complain(
        invocation.err(),
        SnapshotFile.name(invocation, path) + " is in the way, and not all of it is plumb's",
        "move it away, or name another [canonical] path in plumbline.toml");
    return Main.CANNOT;
  }

  private int cannot(Path path, IOException e) {
    Main.complain(
        invocation.err(),
        SnapshotFile.name(invocation, path) + " cannot be removed: " + SnapshotFile.reason(e),
        "remove it by hand: the canonical lies elsewhere now");
    return Main.CANNOT;
  }

  private void say(Path path, String what) {
    if (!quiet) {
      invocation.out().println(SnapshotFile.name(invocation, path) + ": " + what);
    }
  }
}
