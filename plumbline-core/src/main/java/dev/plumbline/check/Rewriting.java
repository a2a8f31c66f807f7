package dev.plumbline.check;

import dev.plumbline.history.FileChange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Changes several files as one: what is to be is written down in git's private folder first, then
 * the new files are written, then the old ones deleted. Whatever interrupts it, the next run
 * finishes from what is written down, and nothing that somebody changed meanwhile is overwritten.
 */
final class Rewriting {
  private static final String PLAN = "plan";
  private static final String ABSENT = "-";

  private final Path root;
  private final Path log;

  /**
   * @param root what paths are relative to
   * @param log a folder of one's own, there or not
   */
  Rewriting(Path root, Path log) {
    this.root = root;
    this.log = log;
  }

  /**
   * One file.
   *
   * @param staged name of the new content in the log; absent when the file goes
   * @param old digest of what it held; absent when it was not there
   */
  private record Step(String staged, String old, String path) {
    static Step parse(String line) {
      String[] words = line.split("\t", 3);
      return new Step(words[0], words[1], words[2]);
    }

    @Override
    public String toString() {
      return staged + "\t" + old + "\t" + path;
    }
  }

  void run(List<FileChange> changes) throws CheckException {
    try {
      clear();
      Files.createDirectories(log);
      Files.writeString(log.resolve("new-" + PLAN), plan(changes), StandardCharsets.UTF_8);
      move(log.resolve("new-" + PLAN), log.resolve(PLAN));
    } catch (IOException e) {
      throw CheckException.couldNotRun(
          "nothing was changed: " + log + " cannot be written: " + e.getMessage(), null);
    }
    finish();
  }

  /** Goes on with what is written down; the files it brought about. */
  List<String> finish() throws CheckException {
    if (!Files.exists(log.resolve(PLAN))) {
      return List.of();
    }
    try {
      List<Step> steps =
          Files.readAllLines(log.resolve(PLAN), StandardCharsets.UTF_8).stream()
              .map(Step::parse)
              .toList();
      for (Step step : steps) {
        refuseIfChanged(step);
      }
      List<String> done = new ArrayList<>();
      for (Step step : steps) {
        if (!step.staged().equals(ABSENT)) {
          write(root.resolve(step.path()), Files.readAllBytes(log.resolve(step.staged())));
          done.add(step.path());
        }
      }
      for (Step step : steps) {
        if (step.staged().equals(ABSENT)) {
          Files.deleteIfExists(root.resolve(step.path()));
          deleteEmptyFolder(root.resolve(step.path()).getParent());
        }
      }
      clear();
      return done;
    } catch (IOException e) {
      throw CheckException.couldNotRun(
          "a file cannot be written: " + e + "; what is still to be done is remembered",
          "put that right, then run plumb renumber again: it goes on from there");
    }
  }

  private String plan(List<FileChange> changes) throws IOException {
    StringBuilder plan = new StringBuilder();
    Set<String> written = new HashSet<>();
    int number = 0;
    for (FileChange change : changes) {
      String to = change.to();
      if (to != null) {
        written.add(to);
        Files.write(log.resolve(Integer.toString(number)), change.content());
        plan.append(new Step(Integer.toString(number), digest(to), to)).append('\n');
        number++;
      }
    }
    Set<String> gone = new LinkedHashSet<>();
    for (FileChange change : changes) {
      if (change.from() != null && !written.contains(change.from())) {
        gone.add(change.from());
      }
    }
    for (String path : gone) {
      plan.append(new Step(ABSENT, digest(path), path)).append('\n');
    }
    return plan.toString();
  }

  /** The file must hold what it held when the plan was made, or already what it is to hold. */
  private void refuseIfChanged(Step step) throws IOException, CheckException {
    String now = digest(step.path());
    String wanted =
        step.staged().equals(ABSENT)
            ? ABSENT
            : digest(Files.readAllBytes(log.resolve(step.staged())));
    if (!now.equals(step.old()) && !now.equals(wanted)) {
      throw CheckException.wrongUse(
          step.path() + " was changed since an interrupted plumb renumber began",
          "put it back (git checkout, or by hand); or give the old plan up: rm -r " + log);
    }
  }

  private void write(Path file, byte[] content) throws IOException {
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && java.util.Arrays.equals(Files.readAllBytes(file), content)) {
      return;
    }
    Path folder = file.getParent();
    Files.createDirectories(folder);
    if (Files.isSymbolicLink(file)) {
      Files.write(file, content);
      return;
    }
    Path beside = Files.createTempFile(folder, ".plumb-", ".tmp");
    try {
      Files.write(beside, content);
      copyPermissions(file, beside);
      move(beside, file);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    if (!Files.getFileStore(to).supportsFileAttributeView("posix")) {
      return;
    }
    Files.setPosixFilePermissions(
        to,
        Files.exists(from)
            ? Files.getPosixFilePermissions(from)
            : java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Git knows no empty folders. */
  private void deleteEmptyFolder(@Nullable Path folder) throws IOException {
    if (folder == null || folder.equals(root) || !Files.isDirectory(folder)) {
      return;
    }
    try {
      Files.delete(folder);
    } catch (DirectoryNotEmptyException e) {
      // Somebody else's files are in it.
    }
  }

  private void clear() throws IOException {
    if (!Files.isDirectory(log)) {
      return;
    }
    // The plan goes first: without it the rest means nothing.
    Files.deleteIfExists(log.resolve(PLAN));
    try (Stream<Path> files = Files.list(log)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.delete(file);
      }
    }
    Files.delete(log);
  }

  private String digest(String path) throws IOException {
    Path file = root.resolve(path);
    return Files.isRegularFile(file) ? digest(Files.readAllBytes(file)) : ABSENT;
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
