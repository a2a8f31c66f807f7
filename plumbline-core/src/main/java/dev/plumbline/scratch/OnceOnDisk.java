package dev.plumbline.scratch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Makes a directory exactly once, however many threads and processes want it: made beside its place
 * under a lock, then renamed into it, so that nobody ever sees half of it.
 */
final class OnceOnDisk {
  private OnceOnDisk() {}

  /** Fills the (existing, empty) directory it is given. */
  interface Maker {
    void make(Path directory) throws IOException, ScratchException, InterruptedException;
  }

  /** Returns {@code target}, made by {@code maker} if it was not there. */
  static synchronized Path directory(Path target, Maker maker)
      throws IOException, ScratchException, InterruptedException {
    if (Files.isDirectory(target)) {
      return target;
    }
    Path parent = target.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IOException("no parent: " + target);
    }
    Files.createDirectories(parent);
    Path lockFile = parent.resolve("." + target.getFileName() + ".lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (Files.isDirectory(target) || !lock.isValid()) {
        return target;
      }
      Path part = parent.resolve("." + target.getFileName() + ".part");
      delete(part);
      Files.createDirectory(part);
      try {
        maker.make(part);
        move(part, target);
      } finally {
        delete(part);
      }
    }
    return target;
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to);
    }
  }

  /** Deletes a tree, following no links; a tree that is not there is fine. */
  static void delete(Path root) throws IOException {
    if (!Files.exists(root, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException problem) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem)
              throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
