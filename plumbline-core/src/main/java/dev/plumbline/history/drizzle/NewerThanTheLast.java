package dev.plumbline.history.drizzle;

import dev.plumbline.history.Decision;
import dev.plumbline.history.Decision.Fate;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.Recorded;
import dev.plumbline.history.RunnerRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * drizzle-orm's migrator before 1.0: it reads the latest {@code created_at} of its table and runs
 * every entry of the journal whose {@code when} is later, in the journal's order. It never looks at
 * the other rows, nor at their hashes.
 */
final class NewerThanTheLast implements RunnerRule {
  @Override
  public Decision decide(History history, Recorded recorded) {
    Set<String> rows = new HashSet<>();
    long latest = Long.MIN_VALUE;
    for (Recorded.Entry entry : recorded.entries()) {
      rows.add(entry.key());
      latest = Math.max(latest, when(entry.key()));
    }
    List<Recorded.Entry> unknown = new ArrayList<>(recorded.entries());
    List<Decision.Of> fates = new ArrayList<>();
    List<Migration> runs = new ArrayList<>();
    for (Migration migration : history.migrations()) {
      unknown.removeIf(entry -> entry.key().equals(migration.key()));
      if (when(migration.key()) > latest) {
        fates.add(Decision.Of.of(migration, Fate.PENDING));
        runs.add(migration);
      } else if (rows.contains(migration.key())) {
        fates.add(Decision.Of.of(migration, changed(migration, recorded)));
      } else {
        fates.add(
            new Decision.Of(
                migration,
                Fate.SKIPPED,
                "its \"when\" (%s) is not later than the latest applied (%d)"
                    .formatted(migration.key(), latest)));
      }
    }
    return new Decision(null, fates, runs, unknown);
  }

  @Override
  public Recorded.Entry entry(Migration migration) {
    return Recorded.Entry.applied(migration.key(), migration.sha256());
  }

  private static Fate changed(Migration migration, Recorded recorded) {
    boolean same =
        recorded.entries().stream()
            .filter(entry -> entry.key().equals(migration.key()))
            .anyMatch(e -> e.checksum() == null || e.checksum().equals(migration.sha256()));
    return same ? Fate.APPLIED : Fate.CHANGED;
  }

  /** Rows come from a table that anybody can write to. */
  private static long when(String key) {
    try {
      return Long.parseLong(key);
    } catch (NumberFormatException e) {
      return Long.MIN_VALUE;
    }
  }
}
