package dev.plumbline.report;

import java.util.regex.Pattern;

/**
 * The one place text passes before it is shown: passwords are hidden, and control characters, which
 * a file from a pull request could use to rewrite a terminal, are made visible.
 */
public final class Masking {
  private static final Pattern URL_PASSWORD =
      Pattern.compile("(?<head>[A-Za-z][A-Za-z0-9+.-]*://[^\\s:/@?#]*):[^\\s/?#]*@(?=[^\\s@]*)");
  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?<head>\\b(?:password|pgpassword|sslpassword)\\s*=\\s*)(?:'[^'\\n]*'|[^\\s&'\";]+)",
          Pattern.CASE_INSENSITIVE);

  private Masking() {}

  /** The text with every password in a URL or connection string replaced by {@code ***}. */
  public static String secrets(String text) {
    String masked = text;
    if (masked.contains("://")) {
      masked = URL_PASSWORD.matcher(masked).replaceAll("${head}:***@");
    }
    if (masked.indexOf('=') >= 0) {
      masked = PARAMETER.matcher(masked).replaceAll("${head}***");
    }
    return masked;
  }

  /** What a terminal may be given: {@link #secrets}, and no control character but line feed. */
  public static String terminal(String text) {
    String masked = secrets(text);
    StringBuilder safe = null;
    for (int i = 0; i < masked.length(); i++) {
      char c = masked.charAt(i);
      char shown = c == '\t' ? ' ' : isControl(c) ? '\ufffd' : c;
      if (shown != c && safe == null) {
        safe = new StringBuilder(masked);
      }
      if (safe != null) {
        safe.setCharAt(i, shown);
      }
    }
    return safe == null ? masked : safe.toString();
  }

  /** C0, C1, and the marks that reorder or hide what stands around them (Unicode Cf, bidi). */
  private static boolean isControl(char c) {
    return c != '\n'
        && (Character.isISOControl(c)
            || c >= '\u200b' && c <= '\u200f'
            || c >= '\u202a' && c <= '\u202e'
            || c >= '\u2066' && c <= '\u2069');
  }
}
