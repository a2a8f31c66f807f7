package dev.plumbline.check;

import dev.plumbline.config.Config;
import dev.plumbline.config.Provider;
import dev.plumbline.scratch.ScratchSettings;
import org.jspecify.annotations.Nullable;

/** The scratch server a configuration asks for. */
public final class ScratchChoice {
  private ScratchChoice() {}

  public static ScratchSettings of(Config config) {
    Config.Postgres postgres = config.postgres();
    return new ScratchSettings(
        kind(postgres.provider()),
        postgres.bindir(),
        postgres.image(),
        postgres.url(),
        postgres.major(),
        postgres.stubs());
  }

  private static ScratchSettings.@Nullable Kind kind(@Nullable Provider provider) {
    return switch (provider) {
      case null -> null;
      case EMBEDDED -> ScratchSettings.Kind.EMBEDDED;
      case INSTALLED -> ScratchSettings.Kind.INSTALLED;
      case CONTAINER -> ScratchSettings.Kind.CONTAINER;
      case URL -> ScratchSettings.Kind.URL;
    };
  }
}
