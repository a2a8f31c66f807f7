package dev.plumbline.history.drizzle;

import dev.plumbline.history.Decision;
import dev.plumbline.history.Decision.Fate;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.Recorded;
import dev.plumbline.history.RunnerRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * drizzle-orm's migrator before 1.0: it reads the latest {@code created_at} of its table and runs
 * every entry of the journal whose {@code when} is later, in the journal's order. It never looks at
 * the other rows, nor at their hashes.
 */
final class NewerThanTheLast implements RunnerRule {
  @Override
  public Decision decide(History history, Recorded recorded) {
    Map<String, List<Recorded.Entry>> rows = new HashMap<>();
    long latest = Long.MIN_VALUE;
    for (Recorded.Entry entry : recorded.entries()) {
      rows.computeIfAbsent(entry.key(), key -> new ArrayList<>(1)).add(entry);
      latest = Math.max(latest, when(entry.key()));
    }
    Set<String> known = new HashSet<>();
    List<Decision.Of> fates = new ArrayList<>();
    List<Migration> runs = new ArrayList<>();
    for (Migration migration : history.migrations()) {
      known.add(migration.key());
      List<Recorded.Entry> row = rows.get(migration.key());
      if (when(migration.key()) > latest) {
        fates.add(Decision.Of.of(migration, Fate.PENDING));
        runs.add(migration);
      } else if (row != null) {
        fates.add(Decision.Of.of(migration, changed(migration, row)));
      } else {
        fates.add(
            new Decision.Of(
                migration,
                Fate.SKIPPED,
                "its \"when\" (%s) is not later than the latest applied (%d)"
                    .formatted(migration.key(), latest)));
      }
    }
    List<Recorded.Entry> unknown =
        recorded.entries().stream().filter(entry -> !known.contains(entry.key())).toList();
    return new Decision(null, fates, runs, unknown);
  }

  @Override
  public Recorded.Entry entry(Migration migration) {
    return Recorded.Entry.applied(migration.key(), migration.sha256());
  }

  private static Fate changed(Migration migration, List<Recorded.Entry> rows) {
    boolean same =
        rows.stream()
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
