package dev.plumbline.check;

import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.Numbering;
import dev.plumbline.history.Recorded;
import dev.plumbline.history.RunnerRule;
import dev.plumbline.scratch.GivenDatabase;
import dev.plumbline.scratch.ScratchException;
import dev.plumbline.status.StatusException;
import dev.plumbline.status.StatusReader;
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
      GivenDatabase database = parsed(url, request);
      Recorded recorded = read(database, request, main);
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

  private static Recorded read(GivenDatabase database, CheckRequest request, History main)
      throws CheckException {
    try {
      return new StatusReader(
              database::open,
              database.toString(),
              main.conventionId(),
              request.config().migrations().table())
          .read()
          .recorded();
    } catch (StatusException e) {
      String message = String.valueOf(e.getMessage());
      throw e.isOfConfiguration()
          ? CheckException.wrongUse(message, e.fix())
          : CheckException.couldNotRun(message, e.fix());
    }
  }

  private static GivenDatabase parsed(String url, CheckRequest request) throws CheckException {
    try {
      return GivenDatabase.parse(url, request.environment());
    } catch (ScratchException e) {
      throw CheckException.wrongUse(
          String.valueOf(e.getMessage()).replace("The configured server URL", "The URL"), null);
    }
  }
}
