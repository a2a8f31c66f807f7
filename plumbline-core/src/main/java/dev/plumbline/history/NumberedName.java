package dev.plumbline.history;

import org.jspecify.annotations.Nullable;

/**
 * A file name that begins with a number, read tolerantly: {@code 0001_add_users.sql}, {@code
 * 000001_init.up.sql}, {@code 12-x.SQL}.
 *
 * @param digits as written, leading zeros included
 * @param separator between number and description; may be empty
 * @param description may be empty
 * @param suffix {@code ".sql"} or {@code ".up.sql"}, as written
 */
public record NumberedName(String digits, String separator, String description, String suffix) {
  private static final String SQL = ".sql";
  private static final String UP = ".up.sql";
  private static final String SEPARATORS = "_-. ";
  private static final int MOST_DIGITS = 18;

  /** Null when the name does not begin with a number or does not end in {@code .sql}. */
  public static @Nullable NumberedName parse(String fileName) {
    int length = fileName.length();
    int end = length - SQL.length();
    if (end < 1 || !isDigit(fileName.charAt(0)) || !endsWith(fileName, 0, SQL)) {
      return null;
    }
    int digits = 1;
    while (digits < end && digits < MOST_DIGITS && isDigit(fileName.charAt(digits))) {
      digits++;
    }
    int from = digits;
    while (from < end && SEPARATORS.indexOf(fileName.charAt(from)) >= 0) {
      from++;
    }
    int to = endsWith(fileName, from, UP) ? length - UP.length() : end;
    return new NumberedName(
        fileName.substring(0, digits),
        fileName.substring(digits, from),
        fileName.substring(from, to),
        fileName.substring(to));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** In any case, and behind an offset. */
  private static boolean endsWith(String name, int from, String suffix) {
    int at = name.length() - suffix.length();
    return at >= from && name.regionMatches(true, at, suffix, 0, suffix.length());
  }

  /** Whether it takes a migration back. */
  public static boolean isDown(String fileName) {
    return endsWith(fileName, 0, ".down.sql");
  }

  /** Whether it ends in {@code .sql}, in whatever case. */
  public static boolean isSql(String fileName) {
    return endsWith(fileName, 0, SQL);
  }

  /** The value of the digits. */
  public long number() {
    return Long.parseLong(digits);
  }

  /** Whether it ends in {@code .up.sql}. */
  public boolean isUp() {
    return suffix.length() > ".sql".length();
  }

  /** As the label of a migration. */
  public Migration.Label label(String path) {
    return new Migration.Label(digits, Place.of(number()), description, path);
  }
}
