package dev.plumbline.scratch;

import java.util.Map;

/** Chooses the provider that the configuration asks for. */
public final class ScratchProviders {
  private ScratchProviders() {}

  /** With this process's environment. */
  public static ScratchProvider select(ScratchSettings settings) throws ScratchException {
    return select(settings, System.getenv());
  }

  /**
   * The named provider; without a name the one whose setting is there (URL, bindir, image), else
   * the embedded one.
   *
   * @throws ScratchException when the settings contradict or lack something
   */
  public static ScratchProvider select(ScratchSettings settings, Map<String, String> environment)
      throws ScratchException {
    ScratchSettings.Kind kind = kind(settings);
    if (kind != ScratchSettings.Kind.EMBEDDED && !settings.stubExtensions().isEmpty()) {
      throw new ScratchException(
          "Stub extensions (%s) are for the embedded server only; install the extensions on yours, or use the embedded one."
              .formatted(String.join(", ", settings.stubExtensions().keySet())));
    }
    return switch (kind) {
      case EMBEDDED -> new EmbeddedProvider(environment, settings.stubExtensions());
      case INSTALLED -> new InstalledProvider(settings.bindir(), environment);
      case CONTAINER -> new ContainerProvider(settings.image(), environment);
      case URL -> {
        String url = settings.url();
        if (url == null) {
          throw new ScratchException(
              "The scratch provider is \"url\" but no server URL is configured.");
        }
        yield new UrlProvider(ServerUrl.parse(url, environment));
      }
    };
  }

  private static ScratchSettings.Kind kind(ScratchSettings settings) {
    if (settings.provider() != null) {
      return settings.provider();
    }
    if (settings.url() != null) {
      return ScratchSettings.Kind.URL;
    }
    if (settings.bindir() != null) {
      return ScratchSettings.Kind.INSTALLED;
    }
    return settings.image() != null
        ? ScratchSettings.Kind.CONTAINER
        : ScratchSettings.Kind.EMBEDDED;
  }
}
