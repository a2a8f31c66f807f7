package dev.plumbline.local;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells when files or what is in directories changed. The system's notices make it quick; looking
 * every few seconds makes it sure, for not every file system gives notice and directories come and
 * go.
 */
public final class FileChanges implements AutoCloseable {
  /** A checkout writes many files; what comes closer together than this is one change. */
  private static final long REST_MILLIS = 200;

  private static final long WITH_NOTICES_MILLIS = 2_000;
  private static final long WITHOUT_MILLIS = 500;
  private static final int DEEPEST = 6;

  private final @Nullable WatchService notices;
  private final Map<Path, WatchKey> keys = new HashMap<>();
  private List<Path> watched = List.of();
  private Map<Path, String> seen = Map.of();

  public FileChanges() {
    this.notices = open();
  }

  private static @Nullable WatchService open() {
    try {
      return FileSystems.getDefault().newWatchService();
    } catch (IOException | UnsupportedOperationException e) {
      // The system gives no more of them: looking now and then has to do.
      return null;
    }
  }

  /**
   * From now on, what differs from how it is at this moment is a change.
   *
   * @param paths files, and directories with all that is in them; they need not exist
   */
  public void watch(List<Path> paths) {
    watched = List.copyOf(paths);
    seen = look();
  }

  /** Waits for a change, and until things have been at rest for a moment. */
  public void await() throws InterruptedException {
    while (look().equals(seen)) {
      listen(notices == null ? WITHOUT_MILLIS : WITH_NOTICES_MILLIS);
    }
    Map<Path, String> now = look();
    while (true) {
      Thread.sleep(REST_MILLIS);
      Map<Path, String> later = look();
      if (later.equals(now)) {
        seen = now;
        return;
      }
      now = later;
    }
  }

  private void listen(long millis) throws InterruptedException {
    if (notices == null) {
      Thread.sleep(millis);
      return;
    }
    try {
      WatchKey key = notices.poll(millis, TimeUnit.MILLISECONDS);
      while (key != null) {
        key.pollEvents();
        key.reset();
        key = notices.poll();
      }
    } catch (ClosedWatchServiceException e) {
      throw (InterruptedException) new InterruptedException("closed").initCause(e);
    }
  }

  /** Size and time of every file, and notices asked for in every directory. */
  private Map<Path, String> look() {
    Map<Path, String> found = new TreeMap<>();
    for (Path path : watched) {
      try {
        if (!Files.isDirectory(path)) {
          notice(path.getParent());
        }
        Files.walkFileTree(
            path, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, visitor(path, found));
      } catch (IOException e) {
        // It is not there, or not now.
        found.put(path, "");
      }
    }
    return found;
  }

  private SimpleFileVisitor<Path> visitor(Path root, Map<Path, String> found) {
    return new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        String name = String.valueOf(directory.getFileName());
        if (!directory.equals(root) && (name.startsWith(".") || name.equals("node_modules"))) {
          return FileVisitResult.SKIP_SUBTREE;
        }
        notice(directory);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        found.put(file, attributes.size() + " " + attributes.lastModifiedTime());
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException problem) {
        found.put(file, "");
        return FileVisitResult.CONTINUE;
      }
    };
  }

  private void notice(@Nullable Path directory) {
    WatchKey key = directory == null ? null : keys.get(directory);
    if (notices == null || directory == null || (key != null && key.isValid())) {
      return;
    }
    try {
      keys.put(
          directory,
          directory.register(
              notices,
              StandardWatchEventKinds.ENTRY_CREATE,
              StandardWatchEventKinds.ENTRY_DELETE,
              StandardWatchEventKinds.ENTRY_MODIFY));
    } catch (IOException e) {
      // Gone, or one directory more than the system watches: it is looked at all the same.
      keys.remove(directory);
    }
  }

  @Override
  public void close() {
    try {
      if (notices != null) {
        notices.close();
      }
    } catch (IOException e) {
      // It ends with us.
    }
  }
}
