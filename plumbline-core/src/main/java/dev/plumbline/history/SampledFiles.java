package dev.plumbline.history;

import java.io.IOException;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A large directory of migrations, cut down to what is enough to recognise it: of the files that
 * only count up, the first and the last ones, and every other file. Each convention looks at each
 * name.
 */
final class SampledFiles implements MigrationFiles {
  private static final int LARGE = 1000;
  private static final int KEPT_AT_EACH_END = 200;

  private final MigrationFiles all;
  private final SortedSet<String> paths;

  private SampledFiles(MigrationFiles all, SortedSet<String> paths) {
    this.all = all;
    this.paths = Collections.unmodifiableSortedSet(paths);
  }

  /** The files themselves when they are not many. */
  static MigrationFiles of(MigrationFiles files) {
    if (files.paths().size() <= LARGE) {
      return files;
    }
    long counted = files.paths().stream().filter(SampledFiles::isCounted).count();
    TreeSet<String> kept = new TreeSet<>();
    long at = 0;
    for (String path : files.paths()) {
      boolean middle = false;
      if (isCounted(path)) {
        middle = at >= KEPT_AT_EACH_END && at < counted - KEPT_AT_EACH_END;
        at++;
      }
      if (!middle) {
        kept.add(path);
      }
    }
    return new SampledFiles(files, kept);
  }

  /** {@code 0001_name.sql}, {@code V1__name.sql}, {@code meta/0001_snapshot.json}. */
  private static boolean isCounted(String path) {
    int from = path.startsWith("meta/") ? "meta/".length() : 0;
    from += path.startsWith("V", from) ? 1 : 0;
    return path.length() > from && path.charAt(from) >= '0' && path.charAt(from) <= '9';
  }

  /** What was seen, of how many. */
  Recognition inWords(Recognition recognition) {
    return new Recognition(
        recognition.convention(),
        recognition.score(),
        "%s among %d of %d files".formatted(recognition.why(), paths.size(), all.paths().size()));
  }

  @Override
  public SortedSet<String> paths() {
    return paths;
  }

  @Override
  public byte[] read(String path) throws IOException {
    return all.read(path);
  }

  @Override
  public @Nullable Remembered remembered(String path) {
    return all.remembered(path);
  }

  @Override
  public Surroundings around() {
    return all.around();
  }
}
