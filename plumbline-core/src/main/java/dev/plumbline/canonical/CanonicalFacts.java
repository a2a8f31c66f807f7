package dev.plumbline.canonical;

import org.jspecify.annotations.Nullable;

/**
 * What a canonical says of itself beyond the schema.
 *
 * @param historyDigest digest of the history the schema came from, {@code sha256:...}; null when it
 *     came from no history
 */
public record CanonicalFacts(@Nullable String historyDigest) {
  /** Nothing known. */
  public static final CanonicalFacts NONE = new CanonicalFacts(null);
}
