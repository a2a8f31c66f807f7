package dev.plumbline.forge;

import java.net.URI;
import java.util.Map;

/**
 * A repository on a forge, and the means to ask about it.
 *
 * @param api where its API is, without a slash at the end: {@code https://api.github.com}, {@code
 *     https://git.example.com/api/v4}
 * @param repository {@code owner/name}; on GitLab its number will do
 * @param environment for the way there: {@code HTTPS_PROXY}, {@code NO_PROXY}
 */
public record ForgeAddress(
    ForgeKind kind, URI api, String repository, Token token, Map<String, String> environment) {
  public ForgeAddress {
    environment = Map.copyOf(environment);
  }

  /** For people: {@code GitHub (api.github.com)}. */
  String inWords() {
    return kind.title() + " (" + api.getAuthority() + ")";
  }

  @Override
  public String toString() {
    return "ForgeAddress[%s, %s, %s, %s]".formatted(kind, api, repository, token);
  }
}
