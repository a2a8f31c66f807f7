package dev.plumbline.catalog;

/**
 * Patterns of names: {@code *} stands for any text, {@code ?} for one character. Asked for every
 * object and pattern of a scope, so nothing is made on the way.
 */
final class NamePattern {
  private NamePattern() {}

  /** Whether the pattern matches the whole name. */
  static boolean matches(String pattern, String name) {
    int at = 0;
    int i = 0;
    int star = -1;
    int taken = 0; // what of the name the last star stands for ends here
    while (i < name.length()) {
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        star = at++;
        taken = i;
      } else if (at < pattern.length()
          && (pattern.charAt(at) == '?' || pattern.charAt(at) == name.charAt(i))) {
        at++;
        i++;
      } else if (star >= 0) {
        at = star + 1;
        i = ++taken;
      } else {
        return false;
      }
    }
    while (at < pattern.length() && pattern.charAt(at) == '*') {
      at++;
    }
    return at == pattern.length();
  }
}
