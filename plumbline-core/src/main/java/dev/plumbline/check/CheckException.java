package dev.plumbline.check;

import org.jspecify.annotations.Nullable;

/** The gate could not do its work; the message and the fix are for a person. */
public final class CheckException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final @Nullable String fix;

  /** Who has to act: the user put something wrong, or something the work needs is not there. */
  public enum Kind {
    WRONG_USE,
    COULD_NOT_RUN
  }

  CheckException(Kind kind, String message, @Nullable String fix) {
    super(message);
    this.kind = kind;
    this.fix = fix;
  }

  static CheckException wrongUse(String message, @Nullable String fix) {
    return new CheckException(Kind.WRONG_USE, message, fix);
  }

  static CheckException couldNotRun(String message, @Nullable String fix) {
    return new CheckException(Kind.COULD_NOT_RUN, message, fix);
  }

  public Kind kind() {
    return kind;
  }

  /** What to type or change next; null when the message says it all. */
  public @Nullable String fix() {
    return fix;
  }
}
