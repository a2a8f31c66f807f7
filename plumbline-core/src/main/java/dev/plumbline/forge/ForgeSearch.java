package dev.plumbline.forge;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the forge a repository is on: as configured, else as continuous integration says, else by
 * the git remote.
 *
 * <p>The configuration may come with the very pull request that is checked, so it never decides who
 * gets the token: only a host that the environment or the clone names does.
 */
public final class ForgeSearch {
  /** What came of it. */
  public sealed interface Result {
    /** There is somebody to ask. */
    record Found(ForgeAddress address) implements Result {}

    /** There is no token, which is nobody's mistake. */
    record NoToken() implements Result {}

    /** There is a token and it is not clear, or not safe, whom to ask. */
    record Unclear(String why, String fix) implements Result {}
  }

  private static final List<String> VARIABLES_OF_HOSTS =
      List.of(
          "PLUMB_FORGE_URL",
          "GITHUB_API_URL",
          "GITHUB_SERVER_URL",
          "GH_HOST",
          "CI_API_V4_URL",
          "CI_SERVER_URL",
          "GITLAB_HOST");

  private final ForgeSettings settings;
  private final Map<String, String> environment;
  private final @Nullable RemoteUrl remote;

  private ForgeSearch(
      ForgeSettings settings, Map<String, String> environment, @Nullable RemoteUrl remote) {
    this.settings = settings;
    this.environment = environment;
    this.remote = remote;
  }

  /**
   * Looks; asks nobody.
   *
   * @param remote the one that the base branch is from; null when it leads nowhere
   */
  public static Result find(
      ForgeSettings settings, Map<String, String> environment, @Nullable RemoteUrl remote) {
    return new ForgeSearch(settings, environment, remote).find();
  }

  private Result find() {
    ForgeKind kind = kind();
    if (kind == null) {
      boolean meant = isSet("PLUMB_FORGE_TOKEN") || settings.url() != null;
      return meant && remote != null
          ? new Result.Unclear(
              "whether " + remote.host() + " is GitHub or GitLab is not known",
              "[forge] kind = \"github\" or \"gitlab\"")
          : new Result.NoToken();
    }
    URI api;
    try {
      api = api(kind);
    } catch (IllegalArgumentException e) {
      return new Result.Unclear("no address: " + e.getMessage(), "put [forge] url right");
    }
    String host = api == null ? null : api.getHost();
    if (api == null || host == null) {
      return new Result.NoToken();
    }
    Token token = ForgeTokens.find(kind, host, environment);
    if (token == null) {
      return new Result.NoToken();
    }
    Result.Unclear unsafe = unsafe(kind, api, host, token);
    if (unsafe != null) {
      return unsafe;
    }
    String repository = repository(kind);
    return repository == null
        ? new Result.Unclear(
            "which repository on " + kind.title() + " this is, is not known",
            "[forge] repository = \"owner/name\"")
        : new Result.Found(new ForgeAddress(kind, api, repository, token, environment));
  }

  private @Nullable ForgeKind kind() {
    if (settings.kind() != null) {
      return settings.kind();
    } else if (isSet("GITHUB_REPOSITORY")) {
      return ForgeKind.GITHUB;
    } else if (isSet("CI_PROJECT_ID")) {
      return ForgeKind.GITLAB;
    }
    String host = remote == null ? "" : remote.host();
    if (host.contains("github") || host.endsWith(".ghe.com") || host.equals(value("GH_HOST"))) {
      return ForgeKind.GITHUB;
    }
    return host.contains("gitlab") || host.equals(hostOf(value("GITLAB_HOST")))
        ? ForgeKind.GITLAB
        : null;
  }

  private @Nullable URI api(ForgeKind kind) {
    String url = settings.url() == null ? value("PLUMB_FORGE_URL") : settings.url();
    if (url.isEmpty()) {
      url = value(kind == ForgeKind.GITHUB ? "GITHUB_API_URL" : "CI_API_V4_URL");
    }
    if (url.isEmpty() && remote != null) {
      url = "https://" + remote.host();
    }
    return url.isEmpty() ? null : api(kind, URI.create(url.replaceAll("/+$", "")));
  }

  /** The address of the API, from that of the pages or from itself. */
  private static URI api(ForgeKind kind, URI url) {
    String host = String.valueOf(url.getHost());
    String path = url.getPath();
    return switch (kind) {
      case GITHUB -> {
        if (host.equals("github.com") || (host.endsWith(".ghe.com") && !host.startsWith("api."))) {
          yield URI.create("https://api." + host);
        }
        yield host.startsWith("api.") || path.endsWith("/api/v3")
            ? url
            : URI.create(url + "/api/v3");
      }
      case GITLAB -> path.endsWith("/api/v4") ? url : URI.create(url + "/api/v4");
    };
  }

  private @Nullable String repository(ForgeKind kind) {
    if (settings.repository() != null) {
      return settings.repository();
    }
    List<String> variables =
        switch (kind) {
          case GITHUB -> List.of("GITHUB_REPOSITORY");
          // A fork's pipeline runs in the fork; the merge request is in the project it asks.
          case GITLAB -> List.of("CI_MERGE_REQUEST_PROJECT_ID", "CI_PROJECT_ID");
        };
    return variables.stream()
        .filter(this::isSet)
        .findFirst()
        .map(this::value)
        .orElse(remote == null ? null : remote.repository());
  }

  private Result.@Nullable Unclear unsafe(ForgeKind kind, URI api, String host, Token token) {
    Set<String> known = new HashSet<>(knownHosts());
    known.add(kind == ForgeKind.GITHUB ? "api.github.com" : "gitlab.com");
    if (!known.contains(host)) {
      return new Result.Unclear(
          "[forge] url names %s, and neither the environment nor the git remote does: the token in %s is not sent there"
              .formatted(host, token.variable()),
          "PLUMB_FORGE_URL=" + api + ", in the environment, says that it may be");
    }
    boolean plain = !"https".equals(api.getScheme());
    return plain && settings.url() != null && !isLoopback(host)
        ? new Result.Unclear(
            "[forge] url is not https: the token in %s is not sent there"
                .formatted(token.variable()),
            "put [forge] url right in plumbline.toml")
        : null;
  }

  private Set<String> knownHosts() {
    Set<String> hosts = new HashSet<>();
    Stream<String> named = VARIABLES_OF_HOSTS.stream().map(this::value).map(ForgeSearch::hostOf);
    Stream.concat(named, remote == null ? Stream.of() : Stream.of(remote.host()))
        .filter(host -> !host.isEmpty())
        .forEach(host -> {
          hosts.add(host);
          hosts.add("api." + host);
        });
    return hosts;
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
  }

  private static String hostOf(String urlOrHost) {
    return urlOrHost
        .toLowerCase(Locale.ROOT)
        .replaceFirst("^[a-z]+://", "")
        .replaceFirst("^[^/]*@", "")
        .replaceFirst("[:/].*$", "");
  }

  private boolean isSet(String variable) {
    return !value(variable).isEmpty();
  }

  private String value(String variable) {
    return environment.getOrDefault(variable, "").strip();
  }
}
