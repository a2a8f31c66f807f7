package dev.plumbline.config;

/**
 * The configuration is wrong; the message begins with {@code file:line:column} where it has one and
 * says what would be right.
 */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  public ConfigException(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
