package dev.plumbline.check;

import dev.plumbline.config.Nearest;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import java.util.List;

/** Finds the migration that a person names by version, number or file. */
final class MigrationAt {
  private MigrationAt() {}

  /**
   * The history up to that migration, which is in it.
   *
   * @param option on the command line, for a message
   */
  static History until(History history, String at, String option) throws CheckException {
    List<Migration> migrations = history.migrations();
    for (int i = 0; i < migrations.size(); i++) {
      if (isNamed(migrations.get(i), at)) {
        return first(history, i + 1);
      }
    }
    String near = Nearest.to(at, migrations.stream().map(Migration::version).toList());
    String last = migrations.isEmpty() ? "0004" : migrations.getLast().version();
    throw CheckException.wrongUse(
        "there is no migration " + at,
        near == null
            ? option + " takes a version such as " + last + ", the last one, or a file's name"
            : "did you mean " + near + "?");
  }

  /** The history's first so many migrations. */
  static History first(History history, int count) {
    return new History(
        history.conventionId(),
        history.runner(),
        history.migrations().subList(0, count),
        history.superseded(),
        history.problems());
  }

  private static boolean isNamed(Migration one, String at) {
    String file = one.path().substring(one.path().lastIndexOf('/') + 1);
    return at.equals(one.version())
        || at.equals(one.place().toString())
        || at.equals(one.path())
        || at.endsWith("/" + file)
        || at.equals(file)
        || (at + ".sql").equals(file);
  }
}
