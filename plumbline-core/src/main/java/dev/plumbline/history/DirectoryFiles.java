package dev.plumbline.history;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.EnumSet;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A migrations directory on disk, listed once. Links to directories are not followed, so there are
 * no loops; a link to a file outside the directory is listed but not read, because a file of the
 * machine must not appear in a report.
 */
public final class DirectoryFiles implements MigrationFiles {
  /** Flyway nests a few levels; nothing nests deeper. */
  private static final int DEEPEST = 8;

  private final Path root;
  private final SortedSet<String> paths;

  private DirectoryFiles(Path root, SortedSet<String> paths) {
    this.root = root;
    this.paths = Collections.unmodifiableSortedSet(paths);
  }

  /**
   * Lists a directory.
   *
   * @throws IOException when it is not a directory or cannot be listed
   */
  public static DirectoryFiles of(Path directory) throws IOException {
    Path root = directory.toRealPath();
    if (!Files.isDirectory(root)) {
      throw new NotDirectoryException(directory.toString());
    }
    var paths = new TreeSet<String>();
    Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), DEEPEST, listInto(root, paths));
    return new DirectoryFiles(root, paths);
  }

  @Override
  public SortedSet<String> paths() {
    return paths;
  }

  @Override
  public byte[] read(String path) throws IOException {
    Path file = root.resolve(path);
    if (Files.isDirectory(file)) {
      throw new IOException("it is a directory");
    }
    if (Files.isSymbolicLink(file) && !file.toRealPath().startsWith(root)) {
      throw new IOException("it is a symbolic link to a file outside the migrations directory");
    }
    return Files.readAllBytes(file);
  }

  private static FileVisitor<Path> listInto(Path root, SortedSet<String> paths) {
    return new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        if (!directory.equals(root) && directory.toString().endsWith(".sql")) {
          paths.add(relative(directory) + "/");
        }
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (!attributes.isSymbolicLink() || !Files.isDirectory(file)) {
          paths.add(relative(file));
        }
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
        if (file.equals(root)) {
          throw e;
        }
        // Listed, so that reading it says what is wrong.
        paths.add(relative(file));
        return FileVisitResult.CONTINUE;
      }

      private String relative(Path file) {
        return root.relativize(file).toString().replace(File.separatorChar, '/');
      }
    };
  }
}
