package dev.plumbline.history.goose;

import dev.plumbline.history.Decision;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.Recorded;
import dev.plumbline.history.RunnerRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code goose up}: it runs what is above the highest version of its table, and fails when a file
 * below it is not in there, unless it is told {@code -allow-missing}. Rows without a file are never
 * looked at, nor is any text.
 */
final class NothingMissing implements RunnerRule {
  @Override
  public Decision decide(History history, Recorded recorded) {
    Map<String, Recorded.Entry> rows = new HashMap<>();
    long highest = 0;
    for (Recorded.Entry entry : recorded.entries()) {
      rows.put(entry.key(), entry);
      highest = Math.max(highest, number(entry.key()));
    }
    List<Recorded.Entry> unknown = new ArrayList<>(recorded.entries());
    List<Decision.Of> fates = new ArrayList<>();
    List<Migration> runs = new ArrayList<>();
    List<Migration> missing = new ArrayList<>();
    Map<String, Migration> taken = new HashMap<>();
    Decision.Refusal refusal = null;
    for (Migration migration : history.migrations()) {
      unknown.removeIf(entry -> entry.key().equals(migration.key()));
      Migration first = taken.putIfAbsent(migration.key(), migration);
      if (first != null && refusal == null) {
        refusal =
            new Decision.Refusal(
                "duplicate version %s detected: %s, %s"
                    .formatted(migration.key(), first.path(), migration.path()),
                migration);
      }
      if (rows.containsKey(migration.key())) {
        fates.add(Decision.Of.of(migration, Decision.Fate.APPLIED));
        continue;
      }
      fates.add(Decision.Of.of(migration, Decision.Fate.PENDING));
      runs.add(migration);
      if (number(migration.key()) < highest) {
        missing.add(migration);
      }
    }
    if (refusal == null && !missing.isEmpty()) {
      refusal =
          new Decision.Refusal(
              "found %d missing migrations before current version %d: version %s: %s"
                  .formatted(
                      missing.size(), highest, missing.getFirst().key(), missing.getFirst().path()),
              missing.size() == 1 ? missing.getFirst() : null);
    }
    return new Decision(refusal, fates, runs, unknown);
  }

  @Override
  public Recorded.Entry entry(Migration migration) {
    return Recorded.Entry.applied(migration.key(), null);
  }

  /** Rows come from a table that anybody can write to. */
  private static long number(String key) {
    try {
      return Long.parseLong(key);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
