package dev.plumbline.schema;

/**
 * How names and strings are written in SQL, as {@code quote_ident} and {@code quote_literal} do.
 */
public final class Quoting {
  private Quoting() {}

  /** The identifier in double quotes unless it is safe without; keywords are quoted. */
  public static String identifier(String name) {
    if (isPlain(name) && !Keywords.needQuotes(name)) {
      return name;
    }
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c == '_';
      boolean inside = c >= '0' && c <= '9' || c == '$';
      if (!letter && (i == 0 || !inside)) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  /** The text as a string literal that reads the same whatever standard_conforming_strings says. */
  public static String literal(String text) {
    String quoted = "'" + text.replace("'", "''") + "'";
    return text.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
  }
}
