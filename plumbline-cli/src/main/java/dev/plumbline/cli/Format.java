package dev.plumbline.cli;

import java.util.Locale;

/** What findings are written as. */
enum Format {
  TEXT,
  JSON;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
