package dev.plumbline.forge;

/**
 * What opens a forge. It is never shown, not even by {@link #toString()}.
 *
 * @param variable of the environment it is from
 */
public record Token(String variable, String value) {
  /** The text with the token made unreadable, should a server have repeated it. */
  String mask(String text) {
    return text.replace(value, "***");
  }

  @Override
  public String toString() {
    return "Token[variable=" + variable + "]";
  }
}
