package dev.plumbline.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rule of runners that remember each migration by its key and run whatever is not remembered,
 * late or not, in the order of a new database: dbmate, Diesel, and most others by request.
 */
public class AppliesUnrecorded implements RunnerRule {
  @Override
  public Decision decide(History history, Recorded recorded) {
    Map<String, Recorded.Entry> rows = new LinkedHashMap<>();
    for (Recorded.Entry entry : recorded.entries()) {
      rows.put(entry.key(), entry);
    }
    Map<String, Recorded.Entry> unknown = new LinkedHashMap<>(rows);
    List<Decision.Of> fates = new ArrayList<>();
    List<Migration> runs = new ArrayList<>();
    Map<String, Migration> taken = new HashMap<>();
    for (Migration migration : history.migrations()) {
      Recorded.Entry row = rows.get(migration.key());
      unknown.remove(migration.key());
      Migration first = taken.putIfAbsent(migration.key(), migration);
      if (first != null) {
        fates.add(sameKey(migration, first));
      } else if (row == null || row.state() == Recorded.State.TAKEN_BACK) {
        fates.add(Decision.Of.of(migration, Decision.Fate.PENDING));
        runs.add(migration);
      } else {
        fates.add(Decision.Of.of(migration, fate(migration, row)));
      }
    }
    return new Decision(
        refusal(history, recorded, fates, List.copyOf(unknown.values())),
        fates,
        runs,
        List.copyOf(unknown.values()));
  }

  @Override
  public Recorded.Entry entry(Migration migration) {
    return Recorded.Entry.applied(migration.key(), checksum(migration));
  }

  /** As the runner computes it; null when it writes none down or the file cannot be read. */
  protected @Nullable String checksum(Migration migration) {
    return null;
  }

  /** Why the runner stops before it runs anything; null when it does not. */
  protected Decision.@Nullable Refusal refusal(
      History history, Recorded recorded, List<Decision.Of> fates, List<Recorded.Entry> unknown) {
    return null;
  }

  /** Of a migration whose key another one before it has. */
  protected Decision.Of sameKey(Migration migration, Migration first) {
    return new Decision.Of(
        migration,
        Decision.Fate.SKIPPED,
        "%s is recorded as %s, and so is %s, which runs first"
            .formatted(migration.path(), migration.key(), first.path()));
  }

  private Decision.Fate fate(Migration migration, Recorded.Entry row) {
    String now = checksum(migration);
    return now == null || row.checksum() == null || now.equals(row.checksum())
        ? Decision.Fate.APPLIED
        : Decision.Fate.CHANGED;
  }
}
