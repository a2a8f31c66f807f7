package dev.plumbline.history;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final Pattern NAME =
      Pattern.compile(
          "(\\d{1,18})([_\\-. ]*)(.*?)((?:\\.up)?\\.sql)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Null when the name does not begin with a number or does not end in {@code .sql}. */
  public static @Nullable NumberedName parse(String fileName) {
    Matcher matcher = NAME.matcher(fileName);
    return matcher.matches()
        ? new NumberedName(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4))
        : null;
  }

  /** Whether it takes a migration back. */
  public static boolean isDown(String fileName) {
    return fileName.toLowerCase(Locale.ROOT).endsWith(".down.sql");
  }

  /** Whether it ends in {@code .sql}, in whatever case. */
  public static boolean isSql(String fileName) {
    return fileName.toLowerCase(Locale.ROOT).endsWith(".sql");
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
