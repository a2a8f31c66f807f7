package dev.plumbline.cli;

import dev.plumbline.check.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** The canonical's file: written as a whole or not at all. */
final class SnapshotFile {
  private final Invocation invocation;
  private final Path file;
  private final boolean quiet;

  SnapshotFile(Invocation invocation, Path file, boolean quiet) {
    this.invocation = invocation;
    this.file = file;
    this.quiet = quiet;
  }

  /** Exit code 1 when the file is not what would be written. */
  int compare(String text) {
    if (same(text)) {
      say(name() + ": up to date");
      return Main.OK;
    }
    String what = Files.exists(file) ? " is not what plumb snapshot writes" : " does not exist";
    Main.complain(
        invocation.err(),
        name() + what,
        "plumb snapshot writes it; plumb check shows what differs as a schema");
    return Main.FOUND;
  }

  int write(String text, Snapshot.Outcome outcome) {
    boolean same = same(text);
    if (!same) {
      try {
        replace(file, text);
      } catch (IOException e) {
        Main.complain(
            invocation.err(),
            name() + " cannot be written: " + reason(e),
            "--out names another file; --out - prints it");
        return Main.CANNOT;
      }
    }
    say(
        "%s: %s (%s on %s)"
            .formatted(
                name(),
                same ? "already up to date" : "written",
                outcome.migrations() == 1 ? "1 migration" : outcome.migrations() + " migrations",
                outcome.server()));
    return Main.OK;
  }

  /** Bytes, not text: what was there may be anything. */
  private boolean same(String text) {
    try {
      return Files.isRegularFile(file)
          && Arrays.equals(Files.readAllBytes(file), text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // Writing it, or the comparison, will say so.
      return false;
    }
  }

  /** Beside the file first, so that a full disk never leaves half a canonical. */
  static void replace(Path file, String text) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("it is a directory");
    }
    Path target = file.toAbsolutePath();
    Path part = target.resolveSibling(target.getFileName() + ".part");
    if (target.getParent() != null) {
      Files.createDirectories(target.getParent());
    }
    try {
      Files.writeString(part, text);
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  static String reason(IOException e) {
    return e instanceof AccessDeniedException denied
        ? "permission denied for " + denied.getFile()
        : String.valueOf(e.getMessage());
  }

  private String name() {
    return name(invocation, file);
  }

  /** As the user would name it. */
  static String name(Invocation invocation, Path file) {
    return file.startsWith(invocation.directory())
        ? invocation.directory().relativize(file).toString()
        : file.toString();
  }

  private void say(String text) {
    if (!quiet) {
      invocation.out().println(text);
    }
  }
}
