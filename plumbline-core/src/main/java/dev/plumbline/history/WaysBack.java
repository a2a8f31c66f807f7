package dev.plumbline.history;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Migrations nothing takes back, where it is the custom that something does. */
public final class WaysBack {
  /** From this share on it is a custom; a few strays are none. */
  private static final double CUSTOM = 0.8;

  private WaysBack() {}

  /**
   * Looks for them.
   *
   * @param has whether a migration has its way back
   * @param called what the missing file is called, relative to the migrations directory
   */
  public static void find(
      List<Migration> migrations,
      Predicate<Migration> has,
      Function<Migration, String> called,
      List<HistoryProblem> problems) {
    List<Migration> without = migrations.stream().filter(has.negate()).toList();
    int with = migrations.size() - without.size();
    if (with == 0 || with < CUSTOM * migrations.size()) {
      return;
    }
    for (Migration migration : without) {
      problems.add(
          HistoryProblem.ofFile(
              ProblemKind.NO_WAY_BACK,
              migration.path(),
              "there is no %s to take it back, as %d of %d migrations have one"
                  .formatted(called.apply(migration), with, migrations.size()),
              "write it, or a file of that name that says why there is no way back"));
    }
  }
}
