package dev.plumbline.scratch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One run's directory in the scratch area: data, socket, log. A locked file beside it says that its
 * owner lives; the kernel lets go of the lock however the owner ends, so that any later run can
 * tell what was left behind from what is in use, across containers too.
 */
final class RunDirectory implements AutoCloseable {
  private static final String LOCK = ".lock";

  /**
   * Names this process: closing any handle on a file gives up all of the process's locks on it, so
   * it must never open its own.
   */
  private static final String SELF =
      "run-"
          + ProcessHandle.current().pid()
          + "-"
          + Long.toString(
              ProcessHandle.current()
                  .info()
                  .startInstant()
                  .map(java.time.Instant::toEpochMilli)
                  .orElse(0L),
              36)
          + "-";

  private final Path path;
  private final Path lockFile;
  private final FileChannel lock;

  private RunDirectory(Path path, Path lockFile, FileChannel lock) {
    this.path = path;
    this.lockFile = lockFile;
    this.lock = lock;
  }

  Path path() {
    return path;
  }

  static RunDirectory create(Path area) throws IOException {
    SecureRandom random = new SecureRandom();
    while (true) {
      String name = SELF + Integer.toString(random.nextInt(36 * 36 * 36 * 36), 36);
      Path lockFile = area.resolve(name + LOCK);
      FileChannel channel =
          FileChannel.open(lockFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      FileLock held = channel.tryLock();
      // A sweep may have taken the file between its making and its locking.
      if (held == null || !Files.exists(lockFile)) {
        channel.close();
        continue;
      }
      Path path = Files.createDirectory(area.resolve(name));
      return new RunDirectory(path, lockFile, channel);
    }
  }

  /** Removes the directory and gives up the lock. */
  @Override
  public void close() {
    try {
      OnceOnDisk.delete(path);
      Files.deleteIfExists(lockFile);
      lock.close();
    } catch (IOException e) {
      // The next run's sweep tries again.
    }
  }

  /** Stops and removes what dead owners left in the area. */
  static List<Path> sweep(Path area) {
    List<Path> removed = new ArrayList<>();
    try (Stream<Path> entries = Files.list(area)) {
      for (Path lockFile : (Iterable<Path>) entries::iterator) {
        String name = lockFile.getFileName().toString();
        if (name.startsWith("run-") && name.endsWith(LOCK) && !name.startsWith(SELF)) {
          sweepOne(area, lockFile, removed);
        }
      }
    } catch (IOException e) {
      // Nothing to sweep, or somebody else is sweeping it.
    }
    return removed;
  }

  private static void sweepOne(Path area, Path lockFile, List<Path> removed) {
    try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
      FileLock held = channel.tryLock();
      if (held == null) {
        return;
      }
      String file = lockFile.getFileName().toString();
      Path directory = area.resolve(file.substring(0, file.length() - LOCK.length()));
      if (Files.isDirectory(directory)) {
        ServerProcess.killLeftover(directory);
        OnceOnDisk.delete(directory);
        removed.add(directory);
      }
      Files.deleteIfExists(lockFile);
    } catch (IOException | OverlappingFileLockException e) {
      // Another run sweeps it, or owns it.
    }
  }
}
