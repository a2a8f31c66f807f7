package dev.plumbline.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rule of runners that remember one number, how far a database is, and run what is above it:
 * golang-migrate, boundary. What comes in below is never run and never missed. Keys are decimal
 * numbers without leading zeros.
 */
public class RunsAbove implements RunnerRule {
  /**
   * The record of a database whose table holds the one number: what is not above it counts as run,
   * for nobody can know better.
   *
   * @param failed whether the runner marked it so
   */
  public static Recorded upTo(String key, boolean failed) {
    Recorded.Entry upTo = new Recorded.Entry(key, null, Recorded.State.BASELINE);
    return failed
        ? new Recorded(List.of(upTo, new Recorded.Entry(key, null, Recorded.State.FAILED)))
        : new Recorded(List.of(upTo));
  }

  @Override
  public Decision decide(History history, Recorded recorded) {
    Recorded.@Nullable Entry last =
        recorded.entries().isEmpty() ? null : recorded.entries().getLast();
    long current = last == null ? Long.MIN_VALUE : number(last.key());
    Map<String, Recorded.Entry> rows = new HashMap<>();
    boolean covered = false;
    for (Recorded.Entry entry : recorded.entries()) {
      rows.put(entry.key(), entry);
      covered |= entry.state() == Recorded.State.BASELINE;
    }
    List<Decision.Of> fates = new ArrayList<>();
    List<Migration> runs = new ArrayList<>();
    for (Migration migration : history.migrations()) {
      if (number(migration.key()) > current) {
        fates.add(Decision.Of.of(migration, Decision.Fate.PENDING));
        runs.add(migration);
      } else if (covered || rows.containsKey(migration.key())) {
        fates.add(Decision.Of.of(migration, Decision.Fate.APPLIED));
      } else {
        fates.add(
            new Decision.Of(
                migration,
                Decision.Fate.SKIPPED,
                "version %s is not above %s, the version the database is at"
                    .formatted(migration.key(), current)));
      }
    }
    history.migrations().forEach(migration -> rows.remove(migration.key()));
    return new Decision(
        refusal(history, last), fates, runs, rows.values().stream().distinct().toList());
  }

  /**
   * Why the runner stops before it runs anything; null when it does not.
   *
   * @param last where the database is; null for a new one
   */
  protected Decision.@Nullable Refusal refusal(History history, Recorded.@Nullable Entry last) {
    return null;
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
      return Long.MIN_VALUE;
    }
  }
}
