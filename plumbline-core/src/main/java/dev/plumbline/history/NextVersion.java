package dev.plumbline.history;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The version behind others, in the manner of the latest: a running number, a date, a date and
 * time, seconds or milliseconds since 1970.
 */
public final class NextVersion {
  /** By value, part by part: {@code 1.2} comes before {@code 1.10}, {@code 9} before {@code 10}. */
  public static final Comparator<String> BY_VALUE =
      Comparator.comparing(NextVersion::parts, NextVersion::compareParts)
          .thenComparing(Comparator.naturalOrder());

  private static final List<String> CALENDARS =
      List.of(
          "uuuuMMddHHmmssSSS",
          "uuuuMMddHHmmss",
          "uuuuMMddHHmm",
          "uuuuMMdd",
          "uuuu-MM-dd-HHmmss",
          "uuuu-MM-dd-HHmmss'-0000'",
          "uuuu-MM-dd",
          "uuuu_MM_dd_HHmmss",
          "uuuu.MM.dd.HHmmss",
          "uuuuMMdd.HHmmss");

  private static final int FIRST_YEAR = 1990;
  private static final int LAST_YEAR = 2100;
  private static final long YEAR_2001 = 1_000_000_000L;
  private static final long YEAR_2100 = 4_102_444_800L;

  private NextVersion() {}

  /** What a version counts. */
  public sealed interface Manner {
    /** A running number. */
    record Running(int digits) implements Manner {}

    /** A date, and a time perhaps, in a pattern of {@link DateTimeFormatter}. */
    record Calendar(String pattern) implements Manner {}

    /** Time since 1970 in a unit of so many milliseconds. */
    record Epoch(long unit) implements Manner {}
  }

  /** The manner of a version; {@code 20240131} is a date, {@code 20249999} is not. */
  public static Manner manner(String version) {
    for (String pattern : CALENDARS) {
      if (pattern.replace("'", "").length() == version.length() && date(version, pattern) != null) {
        return new Manner.Calendar(pattern);
      }
    }
    BigInteger value = value(version);
    if (version.length() == 10 && isBetween(value, YEAR_2001, YEAR_2100)) {
      return new Manner.Epoch(1000);
    } else if (version.length() == 13 && isBetween(value, YEAR_2001 * 1000, YEAR_2100 * 1000)) {
      return new Manner.Epoch(1);
    }
    return new Manner.Running(version.length());
  }

  /** Whether the version tells a time, so that gaps mean nothing and nobody counts on the next. */
  public static boolean isTime(String version) {
    return !(manner(version) instanceof Manner.Running);
  }

  /**
   * The version behind all of them.
   *
   * @param taken as in the names
   * @param first what to count when none is taken
   */
  public static String behind(Collection<String> taken, Manner first, Instant now) {
    String latest = taken.stream().max(BY_VALUE).orElse(null);
    return switch (latest == null ? first : manner(latest)) {
      case Manner.Running running -> running(latest, running.digits());
      case Manner.Calendar calendar -> calendar(latest, calendar.pattern(), now);
      case Manner.Epoch epoch -> epoch(latest, epoch.unit(), now);
    };
  }

  private static String running(@Nullable String latest, int digits) {
    if (latest == null) {
      return String.format(Locale.ROOT, "%0" + digits + "d", 1);
    }
    // Flyway's 1.2 is followed by 1.3.
    int at = lastSeparator(latest) + 1;
    String tail = latest.substring(at);
    BigInteger next = value(tail).add(BigInteger.ONE);
    String format = tail.startsWith("0") ? "%0" + tail.length() + "d" : "%d";
    return latest.substring(0, at) + String.format(Locale.ROOT, format, next);
  }

  private static String calendar(@Nullable String latest, String pattern, Instant now) {
    DateTimeFormatter formatter = formatter(pattern);
    LocalDateTime time = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    String candidate = formatter.format(time);
    LocalDateTime last = latest == null ? null : date(latest, pattern);
    if (last == null || BY_VALUE.compare(candidate, String.valueOf(latest)) > 0) {
      return candidate;
    }
    // Somebody's clock is ahead, or two are made in one second.
    if (pattern.endsWith("dd")) {
      return formatter.format(last.plusDays(1));
    }
    return formatter.format(pattern.endsWith("mm") ? last.plusMinutes(1) : last.plusSeconds(1));
  }

  private static String epoch(@Nullable String latest, long unit, Instant now) {
    BigInteger candidate = BigInteger.valueOf(now.toEpochMilli() / unit);
    BigInteger last = latest == null ? BigInteger.ZERO : value(latest);
    return (candidate.compareTo(last) > 0 ? candidate : last.add(BigInteger.ONE)).toString();
  }

  static BigInteger value(String version) {
    String digits = version.replaceAll("[^0-9]", "");
    return digits.isEmpty() ? BigInteger.valueOf(-1) : new BigInteger(digits);
  }

  private static List<BigInteger> parts(String version) {
    return Arrays.stream(version.split("[^0-9]+"))
        .filter(part -> !part.isEmpty())
        .map(BigInteger::new)
        .toList();
  }

  private static int compareParts(List<BigInteger> a, List<BigInteger> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int compared = a.get(i).compareTo(b.get(i));
      if (compared != 0) {
        return compared;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private static int lastSeparator(String version) {
    int at = version.length() - 1;
    while (at >= 0 && Character.isDigit(version.charAt(at))) {
      at--;
    }
    return at;
  }

  private static @Nullable LocalDateTime date(String version, String pattern) {
    try {
      DateTimeFormatter formatter = formatter(pattern);
      LocalDateTime date =
          pattern.endsWith("dd")
              ? java.time.LocalDate.parse(version, formatter).atStartOfDay()
              : LocalDateTime.parse(version, formatter);
      return date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR ? null : date;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  private static boolean isBetween(BigInteger value, long from, long to) {
    return value.compareTo(BigInteger.valueOf(from)) >= 0
        && value.compareTo(BigInteger.valueOf(to)) < 0;
  }
}
