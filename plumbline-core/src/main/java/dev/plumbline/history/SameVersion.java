package dev.plumbline.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Migrations that a runner cannot tell apart. */
public final class SameVersion {
  private SameVersion() {}

  /**
   * Looks for them by {@link Migration#key()}.
   *
   * @param consequence what the runner makes of two: {@code "golang-migrate refuses to start"}
   */
  public static void find(
      List<Migration> migrations, String consequence, List<HistoryProblem> problems) {
    Map<String, Migration> taken = new HashMap<>();
    for (Migration migration : migrations) {
      Migration first = taken.putIfAbsent(migration.key(), migration);
      if (first != null) {
        problems.add(
            HistoryProblem.ofFile(
                ProblemKind.SEQUENCE_DUPLICATE,
                migration.path(),
                "version %s is taken by both %s and %s: %s"
                    .formatted(migration.version(), first.path(), migration.path(), consequence),
                "give the one that is not merged yet a later version"));
      }
    }
  }
}
