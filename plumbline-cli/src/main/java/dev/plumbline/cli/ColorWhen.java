package dev.plumbline.cli;

import java.util.Locale;

/** When output is coloured. Upper-case constants, lower-case on the command line. */
enum ColorWhen {
  AUTO,
  ALWAYS,
  NEVER;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
