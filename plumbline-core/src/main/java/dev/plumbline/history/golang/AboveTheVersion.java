package dev.plumbline.history.golang;

import dev.plumbline.history.Decision;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.Recorded;
import dev.plumbline.history.RunsAbove;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code migrate up}: it reads the one row of {@code schema_migrations}, wants the file of that
 * version to be there, and runs what is above.
 */
final class AboveTheVersion extends RunsAbove {
  @Override
  protected Decision.@Nullable Refusal refusal(History history, Recorded.@Nullable Entry last) {
    Set<String> versions = new HashSet<>();
    for (Migration migration : history.migrations()) {
      if (!versions.add(migration.key())) {
        return new Decision.Refusal("duplicate migration file: " + migration.path(), migration);
      }
    }
    if (last == null) {
      return null;
    } else if (last.state() == Recorded.State.FAILED) {
      return new Decision.Refusal(
          "Dirty database version %s. Fix and force version.".formatted(last.key()), null);
    }
    return versions.contains(last.key())
        ? null
        : new Decision.Refusal("no migration found for version " + last.key(), null);
  }
}
