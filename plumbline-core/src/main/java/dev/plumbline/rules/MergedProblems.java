package dev.plumbline.rules;

import dev.plumbline.history.History;
import dev.plumbline.history.HistoryProblem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was wrong with the migrations already where they are merged into. It is nobody's change now,
 * and what only a rename would mend cannot be mended any more: databases know the file by its name.
 *
 * @param migrations paths of what runs there
 * @param where as a person says it: {@code "on origin/main"}
 */
public record MergedProblems(Set<Key> keys, Set<String> migrations, String where) {
  /** Nothing is known of another branch. */
  public static final MergedProblems NONE = new MergedProblems(Set.of(), Set.of(), "");

  /** A problem wherever in its file it stands: lines move. */
  public record Key(String path, String message) {
    static Key of(HistoryProblem problem) {
      return new Key(problem.path(), problem.message());
    }
  }

  public MergedProblems {
    keys = Set.copyOf(keys);
    migrations = Set.copyOf(migrations);
  }

  static MergedProblems of(List<History> sides, String where) {
    Set<Key> keys = new HashSet<>();
    Set<String> migrations = new HashSet<>();
    for (History side : sides) {
      side.problems().forEach(problem -> keys.add(Key.of(problem)));
      side.migrations().forEach(migration -> migrations.add(migration.path()));
    }
    return new MergedProblems(keys, migrations, where);
  }

  /** Whether the problem's file is a migration that runs, so that databases know its name. */
  boolean runs(HistoryProblem problem) {
    return migrations.contains(problem.path());
  }

  boolean contains(HistoryProblem problem) {
    return keys.contains(Key.of(problem));
  }
}
