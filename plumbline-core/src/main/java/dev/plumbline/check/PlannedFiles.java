package dev.plumbline.check;

import dev.plumbline.history.FileChange;
import dev.plumbline.history.MigrationFiles;
import dev.plumbline.history.Surroundings;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** A migrations directory as it will be once changes are made. */
final class PlannedFiles implements MigrationFiles {
  private final MigrationFiles now;
  private final Map<String, byte[]> written = new HashMap<>();
  private final SortedSet<String> paths;

  /**
   * Plans.
   *
   * @param changes with paths relative to the directory
   */
  PlannedFiles(MigrationFiles now, List<FileChange> changes) {
    this.now = now;
    this.paths = new TreeSet<>(now.paths());
    for (FileChange change : changes) {
      if (change.from() != null) {
        paths.remove(change.from());
      }
    }
    for (FileChange change : changes) {
      if (change.to() != null) {
        paths.add(change.to());
        written.put(change.to(), change.content());
      }
    }
  }

  @Override
  public SortedSet<String> paths() {
    return Collections.unmodifiableSortedSet(paths);
  }

  @Override
  public Surroundings around() {
    return now.around();
  }

  @Override
  public byte[] read(String path) throws IOException {
    byte[] content = written.get(path);
    return content == null ? now.read(path) : content;
  }
}
