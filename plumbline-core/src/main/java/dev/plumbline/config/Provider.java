package dev.plumbline.config;

import java.util.Locale;

/** The ways to have a throw-away server; in lower case in {@code plumbline.toml} and options. */
public enum Provider {
  EMBEDDED,
  INSTALLED,
  CONTAINER,
  URL;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
