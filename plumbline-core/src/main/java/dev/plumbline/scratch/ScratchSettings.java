package dev.plumbline.scratch;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where scratch servers come from, as configured.
 *
 * @param provider null to choose by what else is set
 * @param bindir an installed PostgreSQL's folder of binaries
 * @param image a container image, for example {@code postgis/postgis:17-3.5}
 * @param url a server on which scratch databases may be made and dropped; holds a password, so it
 *     is never shown
 * @param major 14 to 18
 * @param stubExtensions SQL files that stand in for extensions the server lacks, by name
 */
public record ScratchSettings(
    @Nullable Kind provider,
    @Nullable Path bindir,
    @Nullable String image,
    @Nullable String url,
    @Nullable Integer major,
    Map<String, Path> stubExtensions) {

  /** Nothing configured: the embedded server. */
  public static final ScratchSettings NONE =
      new ScratchSettings(null, null, null, null, null, Map.of());

  public ScratchSettings {
    stubExtensions = Map.copyOf(stubExtensions);
  }

  /** The ways to have a server; the names are those used in configuration. */
  public enum Kind {
    EMBEDDED,
    INSTALLED,
    CONTAINER,
    URL
  }

  @Override
  public String toString() {
    return "ScratchSettings[provider=%s, bindir=%s, image=%s, url=%s, major=%s, stubExtensions=%s]"
        .formatted(provider, bindir, image, url == null ? null : "…", major, stubExtensions);
  }
}
