package dev.plumbline.history.nodepg;

import dev.plumbline.history.AppliesUnrecorded;
import dev.plumbline.history.Decision;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * node-pg-migrate: runs what its table does not hold, after it compared the table with the files
 * from the beginning; it stops where the two differ.
 */
final class InOrder extends AppliesUnrecorded {
  @Override
  protected Decision.@Nullable Refusal refusal(
      History history, Recorded recorded, List<Decision.Of> fates, List<Recorded.Entry> unknown) {
    List<Migration> migrations = history.migrations();
    List<Recorded.Entry> rows = recorded.entries();
    for (int i = 0; i < Math.min(rows.size(), migrations.size()); i++) {
      Migration migration = migrations.get(i);
      if (!rows.get(i).key().equals(migration.key())) {
        return new Decision.Refusal(
            "Not run migration %s is preceding already run migration %s"
                .formatted(migration.key(), rows.get(i).key()),
            migration);
      }
    }
    return null;
  }
}
