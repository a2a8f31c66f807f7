package dev.plumbline.history;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file that begins with a number as migrations do, and is written in a programming language:
 * {@code 0007_backfill.go}. Tests beside migrations are none.
 *
 * @param digits as written
 * @param description may be empty
 * @param name of the language, for people
 */
public record Language(String digits, String description, String name) {
  private static final Pattern FILE =
      Pattern.compile("(\\d{1,18})[_\\-. ]+(.*)\\.(\\w+)", Pattern.DOTALL);

  private static final Pattern NO_MIGRATION =
      Pattern.compile(".*(?:[._]test|[._]spec|\\.d|\\.map)", Pattern.CASE_INSENSITIVE);

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("ts", "TypeScript"),
          Map.entry("mts", "TypeScript"),
          Map.entry("cts", "TypeScript"),
          Map.entry("js", "JavaScript"),
          Map.entry("mjs", "JavaScript"),
          Map.entry("cjs", "JavaScript"),
          Map.entry("go", "Go"),
          Map.entry("py", "Python"),
          Map.entry("rb", "Ruby"),
          Map.entry("java", "Java"),
          Map.entry("kt", "Kotlin"),
          Map.entry("cs", "C#"),
          Map.entry("php", "PHP"),
          Map.entry("exs", "Elixir"));

  /** Null when it does not begin with a number or is in no language migrations are written in. */
  public static @Nullable Language of(String fileName) {
    String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String language = extension.equals("sql") ? null : NAMES.get(extension);
    if (language == null) {
      return null; // most files, and asked of every one
    }
    Matcher matcher = FILE.matcher(fileName);
    return matcher.matches() && !NO_MIGRATION.matcher(matcher.group(2)).matches()
        ? new Language(matcher.group(1), matcher.group(2), language)
        : null;
  }

  /** The value of the digits. */
  public long number() {
    return Long.parseLong(digits);
  }
}
