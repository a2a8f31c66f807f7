package dev.plumbline.git;

import org.jspecify.annotations.Nullable;

/** Git could not answer; the message says what happened, {@link #fix()} what to type next. */
public final class GitException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why, as far as callers treat it differently. */
  public enum Reason {
    NO_GIT,
    NOT_A_REPOSITORY,
    BARE,
    NOT_TRUSTED,
    TIMEOUT,
    OTHER
  }

  private final Reason reason;
  private final @Nullable String fix;

  public GitException(Reason reason, String message, @Nullable String fix) {
    super(message);
    this.reason = reason;
    this.fix = fix;
  }

  public Reason reason() {
    return reason;
  }

  /** What to do; null when nobody knows. */
  public @Nullable String fix() {
    return fix;
  }
}
