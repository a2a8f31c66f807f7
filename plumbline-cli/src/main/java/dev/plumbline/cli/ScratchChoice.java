package dev.plumbline.cli;

import java.util.Locale;

/** The ways to have a throw-away server, as named on the command line and in plumbline.toml. */
enum ScratchChoice {
  EMBEDDED,
  INSTALLED,
  CONTAINER,
  URL;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
