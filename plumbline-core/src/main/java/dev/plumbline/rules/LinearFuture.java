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
import java.util.Optional;

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
    List<Finding> findings = new ArrayList<>();
    for (Migration mine : added) {
      Optional<Instant> time = time(mine);
      if (time.isPresent()
          && time.get().isAfter(clock.instant().plus(TOLERATED))
          && !input.runner().toleratesLateOnes()) {
        findings.add(
            RULE.finding(
                "%s is dated %s, in the future; until then %s skips or refuses whatever is added"
                    .formatted(mine.path(), day(time.get()), input.runner().name()),
                input.location(mine.path()),
                List.of(),
                "generate it again, so that it gets the time of now"));
      }
    }
    return findings;
  }

  private static Optional<Instant> time(Migration migration) {
    String key = migration.key();
    if (!key.matches("\\d{13,14}")) {
      return Optional.empty();
    }
    try {
      if (key.length() == DIGITS_OF_MILLIS) {
        long millis = Long.parseLong(key);
        return millis > EARLIEST_MILLIS && millis < LATEST_MILLIS
            ? Optional.of(Instant.ofEpochMilli(millis))
            : Optional.empty();
      }
      return Optional.of(LocalDateTime.parse(key, COMPACT).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty(); // a number like any other
    }
  }

  private static String day(Instant time) {
    return DateTimeFormatter.ISO_LOCAL_DATE.format(time.atOffset(ZoneOffset.UTC));
  }
}
