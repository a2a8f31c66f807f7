package dev.plumbline.replay;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statement that needs a superuser, or rights a production owner often has and ours has not, and
 * that does no more for whoever wrote it than it says: it names things, and neither runs code nor
 * makes anything that could later run with more rights or lie to the server. So event triggers,
 * casts without function, operator classes, base types, languages, foreign-data wrappers with code
 * behind them and C functions are not among them.
 *
 * @param newOwner the role that gets something; null when none does
 */
record HarmlessStatement(@Nullable String newOwner) {
  private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*+)";
  private static final String QUALIFIED = NAME + "(?:\\s*\\.\\s*" + NAME + ")?";
  private static final String NAMES = NAME + "(?:\\s*,\\s*" + NAME + ")*+";
  // Types only: no quotes, so no default can hold an expression that calls anything by text.
  private static final String ARGUMENTS = "(?:\\s*\\([^()']*\\))?";
  private static final String TEXT = "'[^'\\\\]*'";

  /** Not of event triggers: whoever owns one may replace what it runs. */
  private static final Pattern CHANGE_OF_OWNER =
      pattern(
          "ALTER (?!EVENT )(?:[a-z]+ ){1,4}?"
              + QUALIFIED
              + ARGUMENTS
              + "(?: USING "
              + NAME
              + ")? OWNER TO (?<role>"
              + NAME
              + ")");

  private static final List<Pattern> OTHERS =
      List.of(
          pattern(
              "CREATE PUBLICATION NAME FOR (?:ALL TABLES|TABLES IN SCHEMA NAMES)"
                  + "(?: WITH ?\\( ?NAME ?= ?(?:TEXT|NAME)(?: ?, ?NAME ?= ?(?:TEXT|NAME))* ?\\))?"),
          pattern("ALTER PUBLICATION NAME (?:ADD|SET) TABLES IN SCHEMA NAMES"),
          pattern(
              "CREATE FOREIGN DATA WRAPPER NAME(?: NO HANDLER| NO VALIDATOR)*"
                  + "(?: OPTIONS ?\\( ?NAME TEXT(?: ?, ?NAME TEXT)* ?\\))?"),
          pattern("ALTER (?:FUNCTION|ROUTINE) QUALIFIEDARGUMENTS (?:NOT )?LEAKPROOF"),
          // A shell: what could fill it is refused.
          pattern("CREATE TYPE QUALIFIED"),
          pattern("CREATE OPERATOR FAMILY QUALIFIED USING NAME"),
          // Only functions in C, which nobody but a superuser makes, have a handler's signature.
          pattern("CREATE ACCESS METHOD NAME TYPE (?:TABLE|INDEX) HANDLER QUALIFIED"),
          // Takes away and never gives; an extension's functions belong to a superuser.
          pattern("REVOKE (?:NAME|[\\s.,()\\[\\]])++"),
          // Nothing but names and commas: whose objects get what by default.
          pattern("ALTER DEFAULT PRIVILEGES FOR (?:ROLE|USER) NAME(?: ?,? ?NAME)*+"));

  /** Nobody writes such a statement longer, and matching takes stack for each character. */
  private static final int LONGEST = 2000;

  static @Nullable HarmlessStatement of(String sql) {
    if (sql.length() > LONGEST) {
      return null;
    }
    Matcher change = CHANGE_OF_OWNER.matcher(sql);
    if (change.matches()) {
      return new HarmlessStatement(stored(change.group("role")));
    }
    return OTHERS.stream().anyMatch(pattern -> pattern.matcher(sql).matches())
        ? new HarmlessStatement(null)
        : null;
  }

  /** A blank stands for any white space; the words above for what they name. */
  private static Pattern pattern(String template) {
    String regex =
        template
            .replace("QUALIFIED", QUALIFIED)
            .replace("ARGUMENTS", ARGUMENTS)
            .replace("NAMES", NAMES)
            .replace("NAME", NAME)
            .replace("TEXT", TEXT)
            .replace(" ?", "\\s*")
            .replace(" ", "\\s+");
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }

  /** A name as the catalogs hold it. */
  private static String stored(String written) {
    return written.startsWith("\"")
        ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
        : written.toLowerCase(Locale.ROOT);
  }
}
