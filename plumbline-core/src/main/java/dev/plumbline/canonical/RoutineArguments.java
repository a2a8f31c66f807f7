package dev.plumbline.canonical;

/** Takes the defaults out of what {@code pg_get_function_arguments} printed. */
final class RoutineArguments {
  private static final String DEFAULT = " DEFAULT ";

  private final String text;
  private final StringBuilder kept = new StringBuilder();
  private int depth;
  private boolean inDefault;

  private RoutineArguments(String text) {
    this.text = text;
  }

  static String withoutDefaults(String arguments) {
    return new RoutineArguments(arguments).strip();
  }

  private String strip() {
    int at = 0;
    while (at < text.length()) {
      if (depth == 0 && text.startsWith(DEFAULT, at)) {
        inDefault = true;
      }
      int end = tokenEnd(at);
      char first = text.charAt(at);
      if (first == '(' || first == '[') {
        depth++;
      } else if (first == ')' || first == ']') {
        depth--;
      } else if (first == ',' && depth == 0) {
        inDefault = false;
      }
      if (!inDefault) {
        kept.append(text, at, end);
      }
      at = end;
    }
    return kept.toString();
  }

  /** A quoted name or string is one token, everything else a character. */
  private int tokenEnd(int at) {
    char quote = text.charAt(at);
    if (quote != '\'' && quote != '"') {
      return at + 1;
    }
    boolean escapes = quote == '\'' && at > 0 && text.charAt(at - 1) == 'E';
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != quote) {
      end += escapes && text.charAt(end) == '\\' ? 2 : 1;
    }
    return Math.min(end + 1, text.length());
  }
}
