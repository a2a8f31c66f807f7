package dev.plumbline.rules;

import dev.plumbline.history.Migration;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A migration of the branch is dated in the future. */
final class LinearFuture {
  static final Rule RULE =
      new Rule(
          "linear/future",
          "A migration from the future",
          Severity.ERROR,
          """
          The time in the version of a migration your branch adds, or in its journal entry, lies more than a day
          ahead. Only runners that look at times are meant: those that skip or refuse what comes before the latest
          applied.
          """,
          """
          Once it is applied, every migration that is made before that day comes before it. Databases skip them
          without an error, or the runner stops.
          """,
          """
          Give it the time of now. The migrations tool does so when it generates the migration again.
          """,
          """
          20991231000000_add_users.sql
          """,
          """
          20260301093000_add_users.sql
          """);

  /** Clocks of people differ, and so do their ideas of which zone a time is in. */
  private static final Duration TOLERATED = Duration.ofDays(1);

  private static final DateTimeFormatter COMPACT =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);

  private static final long EARLIEST_MILLIS = Instant.parse("2010-01-01T00:00:00Z").toEpochMilli();
  private static final long LATEST_MILLIS = Instant.parse("9999-01-01T00:00:00Z").toEpochMilli();
  private static final int DIGITS_OF_MILLIS = 13;

  private LinearFuture() {}

  static List<Finding> find(LinearInput input, List<Migration> added, Clock clock) {
    Instant latest = clock.instant().plus(TOLERATED);
    List<Finding> findings = new ArrayList<>();
    for (Migration mine : added) {
      String dated = dated(mine.key(), latest);
      if (!dated.isEmpty() && !input.runner().toleratesLateOnes()) {
        findings.add(
            RULE.finding(
                "%s is dated %s; until then %s skips or refuses whatever is added"
                    .formatted(mine.path(), dated, input.runner().name()),
                input.location(mine.path()),
                List.of(),
                "generate it again, so that it gets the time of now"));
      }
    }
    return findings;
  }

  /** The day, when it is too late, in words; empty when the key is no time, or not too late. */
  private static String dated(String key, Instant latest) {
    if (!key.matches("\\d{13,14}")) {
      return "";
    } else if (key.length() == DIGITS_OF_MILLIS) {
      long millis = Long.parseLong(key);
      boolean time = millis > EARLIEST_MILLIS && millis < LATEST_MILLIS;
      return time && millis > latest.toEpochMilli()
          ? day(Instant.ofEpochMilli(millis)) + ", in the future"
          : "";
    } else if (!key.matches("20[0-9]{2}[01][0-9].*")
        || key.compareTo(COMPACT.format(latest.atOffset(ZoneOffset.UTC))) <= 0) {
      return "";
    }
    try {
      return day(LocalDateTime.parse(key, COMPACT).toInstant(ZoneOffset.UTC)) + ", in the future";
    } catch (DateTimeException e) {
      // Typed by hand: it sorts behind every real time of its month all the same.
      return key.substring(0, 4)
          + "-"
          + key.substring(4, 6)
          + "-"
          + key.substring(6, 8)
          + ", a day that will never come";
    }
  }

  private static String day(Instant time) {
    return DateTimeFormatter.ISO_LOCAL_DATE.format(time.atOffset(ZoneOffset.UTC));
  }
}
