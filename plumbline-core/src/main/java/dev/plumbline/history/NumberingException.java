package dev.plumbline.history;

/** A migration cannot be numbered; the message and the fix are for a person. */
public final class NumberingException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String fix;

  public NumberingException(String message, String fix) {
    super(message);
    this.fix = fix;
  }

  /** What to do next. */
  public String fix() {
    return fix;
  }
}
