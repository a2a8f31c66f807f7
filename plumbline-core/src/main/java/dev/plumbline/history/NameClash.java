package dev.plumbline.history;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names that differ only in case: where case does not count, one file is the other. */
public final class NameClash {
  private NameClash() {}

  /**
   * Looks for them.
   *
   * @param paths of files or directories
   */
  public static void find(Collection<String> paths, List<HistoryProblem> problems) {
    Map<String, String> seen = new HashMap<>();
    for (String path : paths) {
      String before = seen.putIfAbsent(path.toLowerCase(Locale.ROOT), path);
      if (before != null && !before.equals(path)) {
        problems.add(
            HistoryProblem.ofFile(
                ProblemKind.NAMING,
                path,
                "%s and %s differ only in case: on macOS and Windows one overwrites the other"
                    .formatted(before, path),
                "rename the one that is not merged yet"));
      }
    }
  }
}
