package dev.plumbline.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a runner does on one database.
 *
 * @param refusal why it stops before it runs anything; null when it does not
 * @param fates one for each migration of the history, in the history's order
 * @param runs what it runs now, in its order; what it would run were it not for a refusal
 * @param unknown rows that no file belongs to
 */
public record Decision(
    @Nullable Refusal refusal, List<Of> fates, List<Migration> runs, List<Recorded.Entry> unknown) {
  public Decision {
    fates = List.copyOf(fates);
    runs = List.copyOf(runs);
    unknown = List.copyOf(unknown);
  }

  /**
   * Why a runner stops.
   *
   * @param why in the runner's own words where it has some, one sentence, no trailing period
   * @param about the migration it stumbles over; null when it is not one
   */
  public record Refusal(String why, @Nullable Migration about) {}

  /**
   * What becomes of one migration.
   *
   * @param why by which rule of the runner, one sentence, no trailing period; empty when nothing
   *     need be said
   */
  public record Of(Migration migration, Fate fate, String why) {
    public static Of of(Migration migration, Fate fate) {
      return new Of(migration, fate, "");
    }
  }

  /** What becomes of a migration on a database. */
  public enum Fate {
    /** It ran here before. */
    APPLIED,
    /** It ran here before, with another text. */
    CHANGED,
    /** It runs now. */
    PENDING,
    /** It does not run, now or ever, and no error is shown. */
    SKIPPED,
    /** A baseline stands for it. */
    COVERED
  }

  /** What becomes of a migration of the history that was asked about. */
  public Of fateOf(Migration migration) {
    return fates.stream()
        .filter(of -> of.migration() == migration)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(migration + " was not asked about"));
  }
}
