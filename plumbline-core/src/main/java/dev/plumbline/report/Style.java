package dev.plumbline.report;

/**
 * How text may look where it is shown.
 *
 * @param colour whether ANSI colours are wanted
 * @param unicode whether characters outside ASCII can be shown
 */
public record Style(boolean colour, boolean unicode) {
  /** Plain ASCII: what any file or pipe can take. */
  public static final Style PLAIN = new Style(false, false);

  public String bold(String text) {
    return wrap("1", text);
  }

  public String dim(String text) {
    return wrap("2", text);
  }

  public String red(String text) {
    return wrap("1;31", text);
  }

  public String green(String text) {
    return wrap("32", text);
  }

  public String yellow(String text) {
    return wrap("1;33", text);
  }

  public String blue(String text) {
    return wrap("1;34", text);
  }

  public String cyan(String text) {
    return wrap("36", text);
  }

  private String wrap(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
