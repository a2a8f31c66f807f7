package dev.plumbline.forge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.forge.ForgeSearch.Result;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForgeSearchTest {
  private static final ForgeSettings NONE = ForgeSettings.NONE;

  @ParameterizedTest
  @CsvSource({
    "https://github.com/acme/shop.git, github.com, acme/shop",
    "https://ada:secret@github.com/acme/shop, github.com, acme/shop",
    "git@github.com:acme/shop.git, github.com, acme/shop",
    "ssh://git@ssh.github.com:443/acme/shop.git, github.com, acme/shop",
    "ssh://git@git.example.com:2222/group/sub/shop.git, git.example.com, group/sub/shop",
    "git@gitlab.com:group/sub/shop.git, gitlab.com, group/sub/shop",
    "https://GitHub.example.com/acme/shop/, github.example.com, acme/shop"
  })
  void aRemoteTellsHostAndRepository(String url, String host, String repository) {
    assertThat(RemoteUrl.parse(url)).isEqualTo(new RemoteUrl(host, repository));
  }

  @ParameterizedTest
  @CsvSource({"/srv/git/shop.git", "../shop", "file:///srv/git/shop.git", "C:\\git\\shop", "''"})
  void aRemoteOnThisMachineTellsNothing(String url) {
    assertThat(RemoteUrl.parse(url)).isNull();
  }

  @Test
  void withoutATokenNobodyIsAsked() {
    assertThat(find(NONE, "https://github.com/acme/shop")).isInstanceOf(Result.NoToken.class);
    assertThat(find(NONE, "https://github.com/acme/shop", "GITLAB_TOKEN", "x"))
        .as("a token of another forge")
        .isInstanceOf(Result.NoToken.class);
    assertThat(find(NONE, null, "GITHUB_TOKEN", "x")).isInstanceOf(Result.NoToken.class);
    assertThat(find(NONE, "https://git.example.com/acme/shop", "GITHUB_TOKEN", "x"))
        .as("a host that nobody knows gets no token")
        .isInstanceOf(Result.NoToken.class);
  }

  @Test
  void theRemoteTellsWhereToAsk() {
    assertThat(found(NONE, "git@github.com:acme/shop.git", "GH_TOKEN", "x"))
        .isEqualTo("GITHUB https://api.github.com acme/shop GH_TOKEN");
    assertThat(found(NONE, "git@github.example.com:acme/shop.git", "GITHUB_TOKEN", "x"))
        .isEqualTo("GITHUB https://github.example.com/api/v3 acme/shop GITHUB_TOKEN");
    assertThat(found(NONE, "https://acme.ghe.com/acme/shop.git", "GH_TOKEN", "x"))
        .isEqualTo("GITHUB https://api.acme.ghe.com acme/shop GH_TOKEN");
    assertThat(found(NONE, "https://gitlab.example.com/g/s/shop.git", "GITLAB_TOKEN", "x"))
        .isEqualTo("GITLAB https://gitlab.example.com/api/v4 g/s/shop GITLAB_TOKEN");
    assertThat(
            found(
                new ForgeSettings(ForgeKind.GITLAB, null, null),
                "https://git.example.com/g/shop.git",
                "PLUMB_FORGE_TOKEN",
                "x"))
        .isEqualTo("GITLAB https://git.example.com/api/v4 g/shop PLUMB_FORGE_TOKEN");
  }

  @Test
  void continuousIntegrationTellsWhereToAsk() {
    assertThat(
            found(
                NONE,
                null,
                "GITHUB_REPOSITORY",
                "acme/shop",
                "GITHUB_API_URL",
                "https://api.github.com",
                "GITHUB_SERVER_URL",
                "https://github.com",
                "GITHUB_TOKEN",
                "x"))
        .isEqualTo("GITHUB https://api.github.com acme/shop GITHUB_TOKEN");
    assertThat(
            found(
                NONE,
                "https://gitlab-ci-token:x@git.example.com/fork/shop.git",
                "CI_PROJECT_ID",
                "8",
                "CI_MERGE_REQUEST_PROJECT_ID",
                "7",
                "CI_API_V4_URL",
                "https://git.example.com/api/v4",
                "CI_JOB_TOKEN",
                "x"))
        .as("a fork's pipeline: the merge request is in the project it asks")
        .isEqualTo("GITLAB https://git.example.com/api/v4 7 CI_JOB_TOKEN");
  }

  @Test
  void theConfigurationDoesNotDecideWhoGetsTheToken() {
    ForgeSettings hostile =
        new ForgeSettings(ForgeKind.GITHUB, "https://evil.example/github.com", null);
    Result result = find(hostile, "https://github.com/acme/shop", "GITHUB_TOKEN", "x");

    assertThat(result)
        .isEqualTo(
            new Result.Unclear(
                "[forge] url names evil.example, and neither the environment nor the git remote"
                    + " does: the token in GITHUB_TOKEN is not sent there",
                "PLUMB_FORGE_URL=https://evil.example/github.com/api/v3, in the environment, says"
                    + " that it may be"));
    assertThat(
            find(
                hostile,
                "https://github.com/acme/shop",
                "GITHUB_TOKEN",
                "x",
                "PLUMB_FORGE_URL",
                "https://evil.example"))
        .isInstanceOf(Result.Found.class);
    assertThat(
            find(
                new ForgeSettings(ForgeKind.GITHUB, "http://git.example.com", null),
                "https://git.example.com/acme/shop",
                "GITHUB_TOKEN",
                "x"))
        .as("not in the clear")
        .isNotInstanceOf(Result.Found.class);
  }

  @Test
  void whatIsNotClearIsSaid() {
    assertThat(find(NONE, "https://git.example.com/acme/shop", "PLUMB_FORGE_TOKEN", "x"))
        .isEqualTo(
            new Result.Unclear(
                "whether git.example.com is GitHub or GitLab is not known",
                "[forge] kind = \"github\" or \"gitlab\""));
    assertThat(
            find(
                new ForgeSettings(ForgeKind.GITHUB, "https://github.com", null),
                null,
                "GITHUB_TOKEN",
                "x"))
        .isEqualTo(
            new Result.Unclear(
                "which repository on GitHub this is, is not known",
                "[forge] repository = \"owner/name\""));
  }

  @Test
  void theTokenIsInNoText() {
    Result result = find(NONE, "https://github.com/acme/shop", "GITHUB_TOKEN", "very-secret");
    assertThat(result.toString()).contains("GITHUB_TOKEN").doesNotContain("very-secret");
  }

  private static String found(ForgeSettings settings, @Nullable String remote, String... env) {
    Result result = find(settings, remote, env);
    assertThat(result).isInstanceOf(Result.Found.class);
    ForgeAddress address = ((Result.Found) result).address();
    return "%s %s %s %s"
        .formatted(address.kind(), address.api(), address.repository(), address.token().variable());
  }

  private static Result find(ForgeSettings settings, @Nullable String remote, String... env) {
    Map<String, String> environment = new HashMap<>();
    for (int i = 0; i < env.length; i += 2) {
      environment.put(env[i], env[i + 1]);
    }
    return ForgeSearch.find(settings, environment, remote == null ? null : RemoteUrl.parse(remote));
  }
}
