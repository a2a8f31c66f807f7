package dev.plumbline.cli;

/** Wrong use: exit code 2, one line and a hint, never a stack trace. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String hint;

  /** A message without a hint has an empty one. */
  UsageException(String message, String hint) {
    super(message, null, false, false);
    this.hint = hint;
  }

  /** Always present: the constructor is the only way in. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  String hint() {
    return hint;
  }
}
