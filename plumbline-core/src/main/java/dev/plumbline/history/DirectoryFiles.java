package dev.plumbline.history;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
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
  private final Set<String> links;
  private final Remembered remembered = new Remembered();

  private DirectoryFiles(Path root, Listing listing) {
    this.root = root;
    this.paths = Collections.unmodifiableSortedSet(listing.paths);
    this.links = listing.links;
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
    var listing = new Listing(root);
    Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), DEEPEST, listing);
    return new DirectoryFiles(root, listing);
  }

  @Override
  public SortedSet<String> paths() {
    return paths;
  }

  @Override
  public Remembered remembered(String path) {
    return remembered;
  }

  @Override
  public byte[] read(String path) throws IOException {
    if (path.startsWith("../")) {
      byte[] content = around().read(path);
      if (content == null) {
        throw new NoSuchFileException(path);
      }
      return content;
    }
    if (paths.contains(path + "/")) {
      throw new IOException("it is a directory");
    }
    Path file = root.resolve(path);
    if (links.contains(path) && !file.toRealPath().startsWith(root)) {
      throw new IOException("it is a symbolic link to a file outside the migrations directory");
    }
    return Files.readAllBytes(file);
  }

  @Override
  public byte[] head(String path, int bytes) throws IOException {
    if (links.contains(path) || !paths.contains(path)) {
      return read(path);
    }
    try (var in = Files.newInputStream(root.resolve(path))) {
      return in.readNBytes(bytes);
    }
  }

  @Override
  public Surroundings around() {
    return ProjectOnDisk.around(root);
  }

  /** Remembers what it saw, so that reading asks the file system for nothing but content. */
  private static final class Listing extends SimpleFileVisitor<Path> {
    final SortedSet<String> paths = new TreeSet<>();
    final Set<String> links = new HashSet<>();
    private final Path root;
    private final int prefix;

    Listing(Path root) {
      this.root = root;
      // The root of the file system ends in a separator already.
      this.prefix = root.toString().length() + (root.getNameCount() == 0 ? 0 : 1);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      if (!directory.equals(root) && directory.toString().endsWith(".sql")) {
        paths.add(relative(directory) + "/");
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String path = relative(file);
      if (attributes.isSymbolicLink()) {
        if (Files.isDirectory(file)) {
          return FileVisitResult.CONTINUE;
        }
        links.add(path);
      }
      // A directory shows up here when it lies too deep to be entered.
      if (!attributes.isDirectory()) {
        paths.add(path);
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
      return file.toString().substring(prefix).replace(File.separatorChar, '/');
    }
  }
}
