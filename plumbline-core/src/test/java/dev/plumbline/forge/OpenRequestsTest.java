package dev.plumbline.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpenRequestsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @ParameterizedTest
  @EnumSource
  void whatIsOpenForTheBranchIsToldWithItsFilesInTheFolder(ForgeKind kind) throws Exception {
    try (TestForge forge = forge(kind)) {
      forge.has(
          new TestPull(12, "Add labels", "ada")
              .adds("db/migrations/0007_labels.sql", "CREATE TABLE labels ();\n-- ü, no break")
              .changes("db/migrations/meta/_journal.json", "{}\n")
              .adds("db/migrations/meta/0007_snapshot.json", "{}")
              .deletes("db/migrations/0003_old.sql")
              .renames("db/migrations/0008_b.sql", "SELECT 1;\n")
              .adds("src/Main.java", "class Main {}"),
          new TestPull(13, "Teams", "bob").draft().ofFork("bob/shop"),
          new TestPull(10, "Done", "eve").closed().adds("db/migrations/0007_x.sql", ""),
          new TestPull(11, "Hotfix", "eve").into("release").adds("db/migrations/0007_y.sql", ""));

      OpenRequests open = ask(forge);

      assertThat(open.all()).isEqualTo(2);
      assertThat(open.looked())
          .extracting(OpenRequest::label)
          .containsExactly(kind.sign() + "13", kind.sign() + "12");
      OpenRequest fork = open.looked().getFirst();
      assertThat(fork.draft()).isTrue();
      assertThat(fork.headRepository()).isNotEqualTo(TestForge.REPOSITORY);
      OpenRequest request = open.looked().getLast();
      assertThat(request.inWords()).isEqualTo(kind.sign() + "12 \"Add labels\" by ada");
      assertThat(request.headRepository()).isEqualTo(TestForge.REPOSITORY);
      assertThat(request.headBranch()).isEqualTo("branch-12");
      assertThat(request.url()).startsWith("https://").endsWith("/12");
      assertThat(request.complete()).isTrue();
      assertThat(request.files())
          .extracting(OpenRequestsTest::words)
          .containsExactlyInAnyOrder(
              "+ db/migrations/0007_labels.sql CREATE TABLE labels ();\n-- ü, no break",
              "~ db/migrations/meta/_journal.json {}\n",
              "+ db/migrations/meta/0007_snapshot.json null",
              "+ db/migrations/0008_b.sql SELECT 1;\n");
    }
  }

  @Test
  void gitHubTellsFiftyPullRequestsWithOneRequestAndFollowsItsPages() throws Exception {
    try (TestForge forge = new TestGitHub()) {
      IntStream.rangeClosed(1, 70)
          .forEach(n ->
              forge.has(
                  new TestPull(n, "Change " + n, "ada")
                      .adds("db/migrations/%04d_x.sql".formatted(n), "SELECT " + n)));

      OpenRequests open = ask(forge);

      assertThat(open.all()).isEqualTo(70);
      assertThat(open.looked()).hasSize(70).allMatch(r -> r.files().size() == 1);
      assertThat(open.looked().getLast().files())
          .extracting(OpenRequestsTest::words)
          .containsExactly("+ db/migrations/0001_x.sql SELECT 1");
      assertThat(forge.seen()).as("two pages, and 70 contents by forties").hasSize(4);
    }
  }

  @Test
  void gitHubsPullRequestOfManyFilesIsReadToItsEnd() throws Exception {
    try (TestForge forge = new TestGitHub()) {
      TestPull large = new TestPull(5, "Move all", "ada");
      IntStream.range(0, 250).forEach(n -> large.changes("src/f" + n, ""));
      forge.has(large.adds("db/migrations/0009_z.sql", "SELECT 9"));

      assertThat(ask(forge).looked().getFirst().files())
          .extracting(OpenRequestsTest::words)
          .containsExactly("+ db/migrations/0009_z.sql SELECT 9");
      assertThat(forge.seen()).hasSize(4);
    }
  }

  @Test
  void gitLabsPagesAreFollowedAndWhatItCutsShortIsAskedForAgain() throws Exception {
    try (TestForge forge = new TestGitLab().pagesOf(2)) {
      String large = "-- large\n".repeat(2000);
      forge.has(
          new TestPull(1, "One", "ada").adds("db/migrations/1.sql", large),
          new TestPull(2, "Two", "ada")
              .adds("db/migrations/a.sql", "A\n")
              .adds("db/migrations/b.sql", "B\n")
              .adds("db/migrations/c.sql", "C\n"),
          new TestPull(3, "Three", "ada"));

      OpenRequests open = ask(forge);

      assertThat(open.all()).isEqualTo(3);
      assertThat(open.looked()).extracting(OpenRequest::label).containsExactly("!3", "!2", "!1");
      assertThat(open.looked().get(1).files()).hasSize(3);
      assertThat(words(open.looked().get(2).files().getFirst())).endsWith(large);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWrongTokenIsSaidWithoutShowingIt(ForgeKind kind) throws Exception {
    try (TestForge forge = forge(kind)) {
      assertThatThrownBy(() -> ask(forge, "wrong-token", TestForge.REPOSITORY, PATIENCE))
          .isInstanceOf(ForgeException.class)
          .hasMessageContaining(
              "the token in PLUMB_FORGE_TOKEN is not accepted (401: Bad credentials)")
          .hasMessageNotContaining("wrong-token");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatTheTokenMayNotSeeIsNotThere(ForgeKind kind) throws Exception {
    try (TestForge forge = forge(kind)) {
      assertThatThrownBy(() -> ask(forge, TestForge.TOKEN, "acme/other", PATIENCE))
          .hasMessageContaining(
              "there is no repository acme/other for the token in PLUMB_FORGE_TOKEN (404");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatRepeatsTheTokenDoesNotGetItIntoTheMessage(ForgeKind kind) throws Exception {
    assertRefused(kind, 403, "{\"message\": \"token " + TestForge.TOKEN + " lacks a scope\"}")
        .contains("may not read", "(403: token *** lacks a scope)")
        .doesNotContain(TestForge.TOKEN);
  }

  @ParameterizedTest
  @EnumSource
  void aUsedUpLimitIsSaidWithItsEnd(ForgeKind kind) throws Exception {
    assertRefused(
            kind,
            403,
            "{\"message\": \"API rate limit exceeded\"}",
            "x-ratelimit-remaining",
            "0",
            "x-ratelimit-reset",
            "1700000000")
        .contains("the rate limit of the token in PLUMB_FORGE_TOKEN is used up until 22:13 UTC");
    assertRefused(kind, 429, "", "Retry-After", "60")
        .contains("is used up, it says to come back in 60 s");
  }

  @Test
  void gitHubSaysItWith200Too() throws Exception {
    assertRefused(
            ForgeKind.GITHUB,
            200,
            "{\"data\": null, \"errors\": [{\"type\": \"RATE_LIMITED\", \"message\": \"API rate"
                + " limit exceeded\"}]}")
        .contains("the rate limit of the token in PLUMB_FORGE_TOKEN is used up");
    assertRefused(
            ForgeKind.GITHUB,
            200,
            "{\"data\": null, \"errors\": [{\"type\": \"FORBIDDEN\", \"message\": \"Resource not"
                + " accessible by integration\"}]}")
        .contains("it answered: Resource not accessible by integration");
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerThatIsNoneIsSaid(ForgeKind kind) throws Exception {
    assertRefused(kind, 200, "<html>Sign in</html>", "Content-Type", "text/html")
        .contains("the answer is not JSON but text/html");
    assertRefused(kind, 301, "", "Location", "https://elsewhere.example/")
        .contains("it answered 301: acme/shop is elsewhere now");
    assertRefused(kind, 200, "{\"truncated", "Content-Type", "application/json")
        .contains("the answer is not JSON");
  }

  @ParameterizedTest
  @EnumSource
  void aPassingFaultPasses(ForgeKind kind) throws Exception {
    try (TestForge forge = forge(kind)) {
      forge.has(new TestPull(1, "One", "ada"));
      forge.fails(502, "<html>Bad gateway</html>");
      forge.fails(429, "", "Retry-After", "1");
      assertThat(ask(forge).looked()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFaultThatStaysIsSaid(ForgeKind kind) throws Exception {
    try (TestForge forge = forge(kind)) {
      for (int i = 0; i < 3; i++) {
        forge.fails(500, "{\"message\": \"Internal Server Error\"}");
      }
      assertThatThrownBy(() -> ask(forge))
          .hasMessageContaining("it answered 500: Internal Server Error");
      assertThat(forge.seen()).hasSize(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nobodyWaitsForASlowForge(ForgeKind kind) throws Exception {
    try (TestForge forge = forge(kind)) {
      forge.isSlow(20_000);
      long start = System.nanoTime();
      assertThatThrownBy(
              () -> ask(forge, TestForge.TOKEN, TestForge.REPOSITORY, Duration.ofMillis(700)))
          .hasMessageContaining("no answer within 700 ms");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aForgeThatIsNotThereIsSaid(ForgeKind kind) throws Exception {
    TestForge gone = forge(kind);
    gone.close();
    assertThatThrownBy(() -> ask(gone)).hasMessageContaining("it cannot be reached");
  }

  @Test
  void theTokenOfAGitLabJobMayListButNotLook() throws Exception {
    try (TestForge forge = new TestGitLab()) {
      forge.has(new TestPull(1, "One", "ada"));
      ForgeAddress address =
          new ForgeAddress(
              ForgeKind.GITLAB,
              URI.create(forge.url() + "/api/v4"),
              TestForge.REPOSITORY,
              new Token("CI_JOB_TOKEN", TestForge.TOKEN),
              Map.of());
      try (Forge asked = Forge.at(address, PATIENCE)) {
        assertThatThrownBy(() -> asked.open("main", ""))
            .hasMessageContaining("the token in CI_JOB_TOKEN")
            .extracting(e -> ((ForgeException) e).fix())
            .asString()
            .contains("read_api", "a job's own token may not");
      }
    }
  }

  private static org.assertj.core.api.AbstractStringAssert<?> assertRefused(
      ForgeKind kind, int status, String body, String... headers) throws Exception {
    try (TestForge forge = forge(kind)) {
      forge.fails(status, body, headers);
      try {
        ask(forge);
      } catch (ForgeException e) {
        return assertThat(e.getMessage());
      }
      throw new AssertionError("not refused");
    }
  }

  private static TestForge forge(ForgeKind kind) throws IOException {
    return switch (kind) {
      case GITHUB -> new TestGitHub();
      case GITLAB -> new TestGitLab();
    };
  }

  private static OpenRequests ask(TestForge forge) throws ForgeException {
    return ask(forge, TestForge.TOKEN, TestForge.REPOSITORY, PATIENCE);
  }

  private static OpenRequests ask(
      TestForge forge, String token, String repository, Duration patience) throws ForgeException {
    String api = forge.kind() == ForgeKind.GITHUB ? "/api/v3" : "/api/v4";
    ForgeAddress address =
        new ForgeAddress(
            forge.kind(),
            URI.create(forge.url() + api),
            repository,
            new Token("PLUMB_FORGE_TOKEN", token),
            Map.of());
    try (Forge asked = Forge.at(address, patience)) {
      return asked.open("main", "db/migrations");
    }
  }

  private static String words(ChangedFile file) {
    byte[] content = file.content();
    return (file.added() ? "+ " : "~ ")
        + file.path()
        + " "
        + (content == null ? null : new String(content, StandardCharsets.UTF_8));
  }
}
