package dev.plumbline.forge;

import dev.plumbline.history.Convention;
import dev.plumbline.history.Migration;
import dev.plumbline.history.MigrationFiles;
import dev.plumbline.history.ReadOptions;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The migrations that a pull request adds, read from its files by the project's convention.
 *
 * @param migrations in its order
 */
public record OpenMigrations(OpenRequest request, List<Migration> migrations) {
  public OpenMigrations {
    migrations = List.copyOf(migrations);
  }

  /**
   * Reads them. What is wrong with them is that pull request's own check to tell.
   *
   * @param folder of the migrations, from the root of the repository
   */
  public static OpenMigrations of(
      OpenRequest request, String folder, Convention convention, ReadOptions options) {
    Files files = new Files();
    Set<String> added = new HashSet<>();
    String prefix = folder.isEmpty() ? "" : folder + "/";
    for (ChangedFile file : request.files()) {
      String path = file.path().substring(prefix.length());
      files.add(path, file);
      if (file.added()) {
        added.add(path);
      }
    }
    List<Migration> own =
        added.isEmpty()
            ? List.of()
            : convention.read(files, options).migrations().stream()
                .filter(migration -> added.contains(migration.path()))
                .toList();
    return new OpenMigrations(request, own);
  }

  /** What the pull request says of the folder; the rest of it is main's. */
  private record Files(SortedMap<String, ChangedFile> byPath) implements MigrationFiles {
    Files() {
      this(new TreeMap<>());
    }

    void add(String path, ChangedFile file) {
      byPath.put(path, file);
    }

    @Override
    public SortedSet<String> paths() {
      return new TreeSet<>(byPath.keySet());
    }

    @Override
    public byte[] read(String path) throws IOException {
      ChangedFile file = byPath.get(path);
      byte[] content = file == null ? null : file.content();
      if (content == null) {
        throw new IOException("the forge does not show it");
      }
      return content;
    }
  }
}
