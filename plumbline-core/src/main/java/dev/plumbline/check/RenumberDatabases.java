package dev.plumbline.check;

import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.Numbering;
import dev.plumbline.history.Recorded;
import dev.plumbline.history.RunnerRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether databases have run migrations under the names they are about to lose. */
final class RenumberDatabases {
  private RenumberDatabases() {}

  /**
   * Reads the runner's table of each.
   *
   * @return a sentence for each migration a database has run; empty when none did
   */
  static List<String> applied(
      CheckRequest request, History main, List<Numbering.Move> moves, List<String> urls)
      throws CheckException {
    List<String> applied = new ArrayList<>();
    for (String url : urls) {
      LiveDatabase database = LiveDatabase.at(url, request);
      Recorded recorded = database.read(main.conventionId()).recorded();
      for (Numbering.Move move : moves) {
        if (move.renames() && isThere(move.migration(), main, recorded)) {
          applied.add(
              "%s has run %s under this name (%s in the runner's table)"
                  .formatted(database, move.migration().path(), move.migration().key()));
        }
      }
    }
    return applied;
  }

  /** What main has under the same key is main's, unless a checksum tells that it is not. */
  private static boolean isThere(Migration migration, History main, Recorded recorded) {
    RunnerRule rule = main.runner().rule();
    String key = rule == null ? migration.key() : rule.entry(migration).key();
    String checksum = rule == null ? null : rule.entry(migration).checksum();
    boolean mains =
        main.migrations().stream()
            .anyMatch(other -> (rule == null ? other.key() : rule.entry(other).key()).equals(key));
    return recorded.entries().stream()
        .filter(entry -> entry.state() != Recorded.State.TAKEN_BACK)
        .filter(entry -> entry.key().equals(key))
        .anyMatch(entry -> !mains || isSame(entry.checksum(), checksum));
  }

  private static boolean isSame(@Nullable String one, @Nullable String other) {
    return one != null && Objects.equals(one, other);
  }
}
