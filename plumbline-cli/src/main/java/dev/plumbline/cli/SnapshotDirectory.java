package dev.plumbline.cli;

import dev.plumbline.canonical.CanonicalDirectory;
import dev.plumbline.canonical.CanonicalHeader;
import dev.plumbline.check.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The canonical's directory. Only what changed is written, each file as a whole, the index after
 * all it names; then what no object has any more is deleted, if plumb wrote it. A run that was
 * interrupted is simply repeated.
 */
final class SnapshotDirectory {
  private static final String SQL = ".sql";

  private final Invocation invocation;
  private final Path directory;
  private final boolean quiet;

  SnapshotDirectory(Invocation invocation, Path directory, boolean quiet) {
    this.invocation = invocation;
    this.directory = directory;
    this.quiet = quiet;
  }

  /** Whether a canonical was written here. */
  boolean isOurs() throws IOException {
    Path index = directory.resolve(CanonicalDirectory.INDEX);
    return Files.isRegularFile(index) && isOurIndex(index);
  }

  /** Exit code 1 when the files are not what would be written. */
  int compare(SortedMap<String, String> files) {
    try {
      List<String> other = new ArrayList<>();
      files.forEach((path, text) -> {
        if (!same(directory.resolve(path), text)) {
          other.add(path);
        }
      });
      ours().keySet().stream().filter(path -> !files.containsKey(path)).forEach(other::add);
      if (other.isEmpty()) {
        say("up to date");
        return Main.OK;
      }
      String count = other.size() == 1 ? "1 file is" : other.size() + " files are";
      Main.complain(
          invocation.err(),
          "%s: %s not what plumb snapshot writes, the first is %s"
              .formatted(name(), count, other.stream().sorted().findFirst().orElse("")),
          "plumb snapshot writes it; plumb check shows what differs as a schema");
      return Main.FOUND;
    } catch (IOException e) {
      return cannot(e);
    }
  }

  int write(SortedMap<String, String> files, Snapshot.Outcome outcome) {
    try {
      String stranger = stranger(files);
      if (stranger != null) {
        Main.complain(
            invocation.err(),
            name() + "/" + stranger + " is in the way, and plumb did not write it",
            "move it away, or name another [canonical] path in plumbline.toml");
        return Main.CANNOT;
      }
      Map<String, Path> before = ours();
      int written = 0;
      for (Map.Entry<String, String> file : files.entrySet()) {
        if (!file.getKey().equals(CanonicalDirectory.INDEX)) {
          written += write(file.getKey(), file.getValue());
        }
      }
      written += write(CanonicalDirectory.INDEX, files.getOrDefault(CanonicalDirectory.INDEX, ""));
      int deleted = 0;
      for (Map.Entry<String, Path> file : before.entrySet()) {
        if (!files.containsKey(file.getKey())) {
          delete(file.getValue());
          deleted++;
        }
      }
      String what =
          written + deleted == 0
              ? "already up to date"
              : "%d of %d files written%s"
                  .formatted(
                      written, files.size(), deleted == 0 ? "" : ", " + deleted + " deleted");
      say(
          "%s (%s on %s)"
              .formatted(
                  what,
                  outcome.migrations() == 1 ? "1 migration" : outcome.migrations() + " migrations",
                  outcome.server()));
      return Main.OK;
    } catch (IOException e) {
      return cannot(e);
    }
  }

  /** Deletes what plumb wrote; how many files that were. */
  int remove() throws IOException {
    Map<String, Path> files = ours();
    for (Path file : files.values()) {
      delete(file);
    }
    delete(directory.resolve(CanonicalDirectory.INDEX));
    return files.size() + 1;
  }

  /** A file of somebody else's where one is to be written; null when there is none. */
  private @Nullable String stranger(SortedMap<String, String> files) throws IOException {
    for (String path : files.keySet()) {
      Path file = directory.resolve(path);
      if (Files.isRegularFile(file)
          && !(path.equals(CanonicalDirectory.INDEX) ? isOurIndex(file) : isPart(file))) {
        return path;
      }
      if (Files.isDirectory(file)) {
        return path;
      }
    }
    return null;
  }

  /** Every file plumb wrote here but the index, by its path. */
  private Map<String, Path> ours() throws IOException {
    Map<String, Path> found = new TreeMap<>();
    if (!Files.isDirectory(directory)) {
      return found;
    }
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.filter(one -> one.toString().endsWith(SQL)).toList()) {
        String path = directory.relativize(file).toString().replace('\\', '/');
        if (!path.equals(CanonicalDirectory.INDEX)
            && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            && isPart(file)) {
          found.put(path, file);
        }
      }
    }
    return found;
  }

  private static boolean isPart(Path file) throws IOException {
    return CanonicalDirectory.isPart(text(file));
  }

  /** One that git could not merge is ours still. */
  private static boolean isOurIndex(Path file) throws IOException {
    String text = text(file);
    return text.isBlank()
        || CanonicalHeader.read(text.replace("<<<<<<< ", "-- ")).isPresent()
        || text.lines().anyMatch(line -> line.startsWith(CanonicalDirectory.INCLUDE));
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  /** 1 when it was written, 0 when it is so already. */
  private int write(String path, String text) throws IOException {
    Path file = directory.resolve(path);
    if (same(file, text)) {
      return 0;
    }
    SnapshotFile.replace(file, text);
    return 1;
  }

  /** With the folders that are empty then. */
  private void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
    for (Path folder = file.getParent();
        folder != null && folder.startsWith(directory);
        folder = folder.getParent()) {
      try {
        Files.delete(folder);
      } catch (DirectoryNotEmptyException e) {
        return;
      }
    }
  }

  private static boolean same(Path file, String text) {
    try {
      return Files.isRegularFile(file)
          && Arrays.equals(Files.readAllBytes(file), text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // Writing it, or the comparison, will say so.
      return false;
    }
  }

  private int cannot(IOException e) {
    Main.complain(
        invocation.err(),
        name() + " cannot be written: " + SnapshotFile.reason(e),
        "--out names another place; --out - prints it");
    return Main.CANNOT;
  }

  private String name() {
    return SnapshotFile.name(invocation, directory);
  }

  private void say(String what) {
    if (!quiet) {
      invocation.out().println(name() + ": " + what);
    }
  }
}
