package dev.plumbline.declared;

import java.util.regex.Pattern;

/** Colours and cursor movements of a terminal, which some programs print into a file too. */
final class Ansi {
  private static final Pattern SEQUENCE =
      Pattern.compile(
          "\\u001b(?:\\[[0-?]*["
              + " -/]*[@-~]|\\][^\\u0007\\u001b]*(?:\\u0007|\\u001b\\\\)|[@-Z\\\\-_])");

  private Ansi() {}

  static String stripped(String text) {
    return text.indexOf('\u001b') < 0 ? text : SEQUENCE.matcher(text).replaceAll("");
  }
}
