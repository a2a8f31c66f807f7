package dev.plumbline.schema;

import java.util.regex.Pattern;

/**
 * How names and strings are written in SQL, as {@code quote_ident} and {@code quote_literal} do.
 */
public final class Quoting {
  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");

  private Quoting() {}

  /** The identifier in double quotes unless it is safe without; keywords are quoted. */
  public static String identifier(String name) {
    if (PLAIN.matcher(name).matches() && !Keywords.needQuotes(name)) {
      return name;
    }
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** The text as a string literal that reads the same whatever standard_conforming_strings says. */
  public static String literal(String text) {
    String quoted = "'" + text.replace("'", "''") + "'";
    return text.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
  }
}
