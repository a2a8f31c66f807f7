package dev.plumbline.status;

import org.jspecify.annotations.Nullable;

/** A database's status cannot be told; the message and the fix are for a person. */
public final class StatusException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean configuration;
  private final @Nullable String fix;

  StatusException(
      boolean configuration, String message, @Nullable String fix, @Nullable Throwable cause) {
    super(message, cause);
    this.configuration = configuration;
    this.fix = fix;
  }

  /** Whether the user has to say something else, rather than the database to be otherwise. */
  public boolean isOfConfiguration() {
    return configuration;
  }

  /** What to type or change next; null when the message says it all. */
  public @Nullable String fix() {
    return fix;
  }
}
