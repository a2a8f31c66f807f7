package dev.plumbline.forge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gitlab4j.api.GitLabApi;
import org.gitlab4j.api.models.Diff;
import org.gitlab4j.api.models.MergeRequest;
import org.gitlab4j.api.models.MergeRequestFilter;
import org.gitlab4j.models.Constants;
import org.junit.jupiter.api.Test;

/** What we ask of GitLab, and how the tests answer, beside what gitlab4j asks and understands. */
class GitLabClientTest {
  private static final String JOURNAL = "db/migrations/meta/_journal.json";

  @Test
  void weAskWhatGitLab4jAsks() throws Exception {
    try (TestForge forge = new TestGitLab()) {
      forge.has(
          new TestPull(12, "Add labels", "ada")
              .draft()
              .adds("db/migrations/0007_labels.sql", "CREATE TABLE labels ();\n")
              .changes(JOURNAL, "{}\n"));
      ForgeAddress address =
          new ForgeAddress(
              ForgeKind.GITLAB,
              URI.create(forge.url() + "/api/v4"),
              TestForge.REPOSITORY,
              new Token("GITLAB_TOKEN", TestForge.TOKEN),
              Map.of());
      OpenRequest ours;
      try (Forge asked = Forge.at(address, Duration.ofSeconds(10))) {
        ours = asked.open("main", "db/migrations").looked().getFirst();
      }
      List<String> weAsked = requests(forge, 0);

      try (GitLabApi api = new GitLabApi(forge.url(), TestForge.TOKEN)) {
        MergeRequestFilter filter =
            new MergeRequestFilter()
                .withState(Constants.MergeRequestState.OPENED)
                .withTargetBranch("main")
                .withOrderBy(Constants.MergeRequestOrderBy.CREATED_AT)
                .withSort(Constants.SortOrder.DESC);
        MergeRequest theirs =
            api.getMergeRequestApi()
                .getMergeRequests(TestForge.REPOSITORY, filter, 100)
                .current()
                .getFirst();
        List<Diff> diffs =
            api.getMergeRequestApi().getDiffs(TestForge.REPOSITORY, 12L, 100).current();
        String raw;
        try (InputStream in =
            api.getRepositoryFileApi().getRawFile(TestForge.REPOSITORY, theirs.getSha(), JOURNAL)) {
          raw = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }

        assertThat(requests(forge, weAsked.size())).isEqualTo(weAsked);
        assertThat(theirs.getIid()).isEqualTo(ours.number());
        assertThat(theirs.getTitle()).isEqualTo(ours.title());
        assertThat(theirs.getDraft()).isEqualTo(ours.draft());
        assertThat(theirs.getAuthor().getUsername()).isEqualTo(ours.author());
        assertThat(theirs.getSourceBranch()).isEqualTo(ours.headBranch());
        assertThat(theirs.getSha()).isEqualTo(ours.headCommit());
        assertThat(theirs.getWebUrl()).isEqualTo(ours.url());
        assertThat(diffs)
            .extracting(Diff::getNewPath)
            .containsExactlyElementsOf(ours.files().stream().map(ChangedFile::path).toList());
        assertThat(diffs).extracting(Diff::getNewFile).containsExactly(true, false);
        assertThat(raw).isEqualTo("{}\n");
      }
    }
  }

  /** Without what only says where in the list to begin, which is the first page either way. */
  private static List<String> requests(TestForge forge, int from) {
    return forge.seen().subList(from, forge.seen().size()).stream()
        .map(seen -> {
          Map<String, String> query = new TreeMap<>(seen.query());
          query.remove("page");
          return seen.method() + " " + TestForge.decoded(seen.path()) + " " + query;
        })
        .toList();
  }
}
