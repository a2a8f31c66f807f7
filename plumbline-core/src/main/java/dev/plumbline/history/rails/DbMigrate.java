package dev.plumbline.history.rails;

import dev.plumbline.history.AppliesUnrecorded;
import dev.plumbline.history.Decision;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.Recorded;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code bin/rails db:prepare}: a new database loads structure.sql; one with a past runs every
 * migration its table does not name, late or not.
 */
final class DbMigrate extends AppliesUnrecorded {
  @Override
  public Decision decide(History history, Recorded recorded) {
    Set<String> rows = new HashSet<>();
    recorded.entries().forEach(entry -> rows.add(entry.key()));
    List<Decision.Of> fates = new ArrayList<>();
    List<Migration> runs = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (Migration migration : history.superseded()) {
      known.add(migration.key());
      if (!rows.isEmpty() && !rows.contains(migration.key())) {
        runs.add(migration);
      }
    }
    for (Migration migration : history.migrations()) {
      known.add(migration.key());
      boolean snapshot = migration.kind() == Migration.Kind.SNAPSHOT;
      boolean applied = snapshot ? !rows.isEmpty() : rows.contains(migration.key());
      fates.add(Decision.Of.of(migration, applied ? Decision.Fate.APPLIED : Decision.Fate.PENDING));
      if (!applied) {
        runs.add(migration);
      }
    }
    List<Recorded.Entry> unknown =
        recorded.entries().stream().filter(entry -> !known.contains(entry.key())).toList();
    return new Decision(null, fates, runs, unknown);
  }
}
