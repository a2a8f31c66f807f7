package dev.plumbline.forge;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the token for a forge in the environment; a forge never gets that of another kind. */
final class ForgeTokens {
  /** GitLab's own for a job; it is sent under another name than other tokens. */
  static final String JOB_TOKEN = "CI_JOB_TOKEN";

  private static final String OURS = "PLUMB_FORGE_TOKEN";

  private ForgeTokens() {}

  /**
   * The token for a forge of that kind; null when there is none.
   *
   * @param host {@code github.com} and its own have other tokens than an instance of one's own, as
   *     with GitHub's command line
   */
  static @Nullable Token find(ForgeKind kind, String host, Map<String, String> environment) {
    for (String variable : variables(kind, host)) {
      String value = environment.getOrDefault(variable, "").strip();
      if (!value.isEmpty()) {
        return new Token(variable, value);
      }
    }
    return null;
  }

  private static List<String> variables(ForgeKind kind, String host) {
    return switch (kind) {
      case GITHUB ->
          host.equals("github.com") || host.endsWith(".github.com") || host.endsWith(".ghe.com")
              ? List.of(OURS, "GH_TOKEN", "GITHUB_TOKEN")
              : List.of(
                  OURS,
                  "GH_ENTERPRISE_TOKEN",
                  "GITHUB_ENTERPRISE_TOKEN",
                  "GH_TOKEN",
                  "GITHUB_TOKEN");
      case GITLAB -> List.of(OURS, "GITLAB_TOKEN", JOB_TOKEN);
    };
  }
}
