package dev.plumbline.forge;

import org.jspecify.annotations.Nullable;

/** The forge did not tell; the message says why, {@link #fix()} what to do about it. */
public final class ForgeException extends Exception {
  private static final long serialVersionUID = 1L;

  private final @Nullable String fix;

  ForgeException(String message, @Nullable String fix) {
    super(message);
    this.fix = fix;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** What to do; null when waiting is all there is. */
  public @Nullable String fix() {
    return fix;
  }
}
