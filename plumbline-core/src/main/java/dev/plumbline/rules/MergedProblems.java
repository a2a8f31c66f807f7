package dev.plumbline.rules;

import dev.plumbline.history.History;
import dev.plumbline.history.HistoryProblem;
import dev.plumbline.history.Migration;
import dev.plumbline.history.Place;
import dev.plumbline.history.ProblemKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * What was wrong with the migrations already where they are merged into. It is nobody's change now,
 * and what only a rename would mend cannot be mended any more: databases know the file by its name.
 *
 * @param migrations paths of what runs there
 * @param places that are taken there
 * @param where as a person says it: {@code "on origin/main"}
 */
public record MergedProblems(
    Set<Key> keys, Set<String> migrations, Set<Place> places, String where) {
  /** Nothing is known of another branch. */
  public static final MergedProblems NONE = new MergedProblems(Set.of(), Set.of(), Set.of(), "");

  /** A problem wherever in its file it stands: lines move. */
  public record Key(String path, String message) {
    static Key of(HistoryProblem problem) {
      return new Key(problem.path(), problem.message());
    }
  }

  public MergedProblems {
    keys = Set.copyOf(keys);
    migrations = Set.copyOf(migrations);
    places = Set.copyOf(places);
  }

  static MergedProblems of(List<History> sides, String where) {
    Set<Key> keys = new HashSet<>();
    Set<String> migrations = new HashSet<>();
    Set<Place> places = new HashSet<>();
    for (History side : sides) {
      side.problems().forEach(problem -> keys.add(Key.of(problem)));
      side.migrations().forEach(migration -> migrations.add(migration.path()));
      side.migrations().forEach(migration -> places.add(migration.place()));
    }
    return new MergedProblems(keys, migrations, places, where);
  }

  /** Whether the problem's file is a migration that runs, so that databases know its name. */
  boolean runs(HistoryProblem problem) {
    return migrations.contains(problem.path());
  }

  /**
   * Whether the problem is one of a snapshot whose migration is merged: what git holds of snapshots
   * is not read, for they are large.
   */
  boolean hasSnapshot(HistoryProblem problem) {
    return switch (problem.kind()) {
      case SNAPSHOT_FORK, SNAPSHOT_ORPHAN, SNAPSHOT_MISSING -> {
        String path = problem.path();
        int slash = path.lastIndexOf('/');
        String of =
            path.startsWith("meta/")
                ? path.substring(slash + 1).replaceFirst("_snapshot\\.json$", "") + "_"
                : path.substring(0, slash + 1);
        yield migrations.stream().anyMatch(migration -> migration.startsWith(of));
      }
      default -> false;
    };
  }

  /** Whether a gap is one on the branch only, because it does not have what is there yet. */
  public boolean fills(HistoryProblem problem, History history) {
    if (problem.kind() != ProblemKind.SEQUENCE_GAP) {
      return false;
    }
    Migration before = null;
    for (Migration migration : history.migrations()) {
      if (migration.path().equals(problem.path())) {
        long from = before == null ? 1 : before.place().first() + 1;
        return LongStream.range(from, migration.place().first())
            .allMatch(number -> places.contains(Place.of(number)));
      }
      before = migration;
    }
    return false;
  }

  boolean contains(HistoryProblem problem) {
    return keys.contains(Key.of(problem));
  }
}
