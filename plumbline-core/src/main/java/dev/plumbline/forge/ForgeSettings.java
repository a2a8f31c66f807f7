package dev.plumbline.forge;

import org.jspecify.annotations.Nullable;

/**
 * What a configuration says about the forge; a null is found out.
 *
 * @param url of the forge's pages or of its API
 * @param repository {@code owner/name}; on GitLab the project's path or number
 */
public record ForgeSettings(
    @Nullable ForgeKind kind, @Nullable String url, @Nullable String repository) {
  /** Nothing is said. */
  public static final ForgeSettings NONE = new ForgeSettings(null, null, null);
}
