package dev.plumbline.history;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What lies around a migrations directory on disk, up to the repository's top. A link that leads
 * out of the repository is as good as absent: a file of the machine must not appear in a report.
 */
final class ProjectOnDisk implements Surroundings {
  private static final int DEEPEST = 16;
  private static final int MOST_FILES = 20_000;

  private final Path migrations;
  private final Path top;

  private ProjectOnDisk(Path migrations, Path top) {
    this.migrations = migrations;
    this.top = top;
  }

  /**
   * Outside of a repository nothing is around: the directory's parents are anybody's.
   *
   * @param migrations a real path
   */
  static Surroundings around(Path migrations) {
    for (Path top = migrations; top != null; top = top.getParent()) {
      if (Files.exists(top.resolve(".git"))) {
        return new ProjectOnDisk(migrations, top);
      }
    }
    return new ProjectOnDisk(migrations, migrations);
  }

  @Override
  public String directory() {
    return top.relativize(migrations).toString().replace(File.separatorChar, '/');
  }

  @Override
  public boolean exists(String path) {
    Path file = migrations.resolve(path).normalize();
    return file.startsWith(top) && Files.isRegularFile(file);
  }

  @Override
  public byte @Nullable [] read(String path) throws IOException {
    return exists(path) && leadsInside(migrations.resolve(path))
        ? Files.readAllBytes(migrations.resolve(path).normalize())
        : null;
  }

  private boolean leadsInside(Path file) throws IOException {
    return file.normalize().toRealPath().startsWith(top);
  }

  @Override
  public SortedSet<String> below(String directory) {
    var found = new TreeSet<String>();
    Path start = migrations.resolve(directory).normalize();
    if (!start.startsWith(top) || !Files.isDirectory(start, LinkOption.NOFOLLOW_LINKS)) {
      return found;
    }
    String prefix = directory.isEmpty() || directory.endsWith("/") ? directory : directory + "/";
    var visitor =
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String relative = start.relativize(file).toString().replace(File.separatorChar, '/');
            if (attributes.isRegularFile()) {
              found.add(prefix + relative);
            }
            return found.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
          }
        };
    try {
      Files.walkFileTree(start, EnumSet.noneOf(FileVisitOption.class), DEEPEST, visitor);
    } catch (IOException e) {
      return found; // what could be listed
    }
    return found;
  }
}
