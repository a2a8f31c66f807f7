package dev.plumbline.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.git.GitState.InRepository;
import dev.plumbline.git.GitState.NoBase;
import dev.plumbline.git.GitState.OutsideGit;
import dev.plumbline.git.GitState.Shape;
import dev.plumbline.git.GitState.Unusable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitStateTest {
  @TempDir Path temp;

  private TestRepository origin() {
    TestRepository origin = TestRepository.create(temp.resolve("origin"));
    origin.write("db/0001_a.sql", "SELECT 1;").commit("One (#1)");
    origin.write("db/0002_b.sql", "SELECT 2;").commit("Two (#2)");
    return origin;
  }

  private TestRepository clone(TestRepository origin, String... options) {
    Path path = temp.resolve("clone");
    List<String> arguments = new ArrayList<>(List.of("clone", "-q"));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("file://" + origin.root(), path.toString()));
    origin.git(arguments.toArray(String[]::new));
    return TestRepository.existing(path);
  }

  private static GitState state(Path directory, String... variables) {
    Map<String, String> environment = TestRepository.environment(variables);
    try (Git git = Git.in(directory, environment)) {
      return GitState.of(git, new BaseOptions(null, environment));
    }
  }

  private static GitState stateAgainst(Path directory, String base) {
    Map<String, String> environment = TestRepository.environment();
    try (Git git = Git.in(directory, environment)) {
      return GitState.of(git, new BaseOptions(base, environment));
    }
  }

  private static InRepository in(GitState state) {
    assertThat(state).isInstanceOf(InRepository.class);
    return (InRepository) state;
  }

  private static Unusable unusable(GitState state) {
    assertThat(state).isInstanceOf(Unusable.class);
    return (Unusable) state;
  }

  @Test
  void aBranchIsComparedWithWhereItLeftMain() {
    TestRepository here = clone(origin());
    String left = here.id("HEAD");
    here.git("checkout", "-q", "-b", "topic");
    String head = here.write("db/0003_mine.sql", "SELECT 3;").commit("Mine");
    InRepository state = in(state(here.root().resolve("db")));
    assertThat(state.branch()).isEqualTo("topic");
    assertThat(state.head()).isEqualTo(head);
    assertThat(state.prefix()).isEqualTo("db/");
    assertThat(state.folder(".")).isEqualTo("db");
    assertThat(state.folder("../other")).isEqualTo("other");
    assertThat(state.base().name()).isEqualTo("origin/main");
    assertThat(state.base().why()).isEqualTo("origin/HEAD");
    assertThat(state.base().shape()).isEqualTo(Shape.BRANCH);
    assertThat(state.base().mergeBase()).isEqualTo(left);
    assertThat(state.base().upToDate()).isTrue();
    assertThat(state.shallow()).isFalse();
  }

  @Test
  void aRepositoryWithoutRemoteUsesItsOwnMaster() {
    TestRepository here = origin();
    here.git("branch", "-m", "main", "master");
    here.git("checkout", "-q", "-b", "topic");
    assertThat(in(state(here.root())).base().name()).isEqualTo("master");
  }

  @Test
  void mainItselfIsComparedWithTheCommitBefore() {
    TestRepository here = clone(origin());
    InRepository state = in(state(here.root()));
    assertThat(state.base().shape()).isEqualTo(Shape.MAIN);
    assertThat(state.base().tip()).isEqualTo(here.id("HEAD~1"));
  }

  @Test
  void aBranchWithoutCommitsOfItsOwnIsNotMain() {
    TestRepository here = clone(origin());
    here.git("checkout", "-q", "-b", "topic");
    InRepository state = in(state(here.root()));
    assertThat(state.base().shape()).isEqualTo(Shape.BRANCH);
    assertThat(state.base().mergeBase()).isEqualTo(state.head());
  }

  @Test
  void theFirstCommitIsComparedWithItself() {
    TestRepository here = TestRepository.create(temp.resolve("one"));
    assertThat(state(here.root()))
        .isInstanceOfSatisfying(NoBase.class, s -> assertThat(s.reason()).contains("no commit"));
    here.commit("First");
    assertThat(in(state(here.root())).base().tip()).isEqualTo(here.id("HEAD"));
  }

  @Test
  void aRepositoryWithoutMainAsksForABase() {
    TestRepository here = origin();
    here.git("branch", "-m", "main", "trunk");
    assertThat(state(here.root()))
        .isInstanceOfSatisfying(NoBase.class, s -> assertThat(s.fix()).contains("--base"));
    assertThat(in(stateAgainst(here.root(), "trunk")).base().why()).isEqualTo("--base");
  }

  @Test
  void aReleaseBranchIsComparedWithTheBaseNamed() {
    TestRepository origin = origin();
    origin.git("branch", "release/1", "HEAD~1");
    TestRepository here = clone(origin);
    here.git("checkout", "-q", "-b", "fix", "origin/release/1");
    here.write("db/0002_fix.sql", "SELECT 9;").commit("Fix");
    InRepository state = in(stateAgainst(here.root(), "release/1"));
    assertThat(state.base().tip()).isEqualTo(here.id("origin/release/1"));
    assertThat(unusable(stateAgainst(here.root(), "release/2")).message())
        .contains("--base release/2");
  }

  @Test
  void thePullRequestsBranchIsFoundThroughVariables() {
    TestRepository origin = origin();
    origin.git("branch", "release", "HEAD~1");
    TestRepository here = clone(origin);
    here.git("checkout", "-q", "--detach");
    here.commit("Mine");
    String release = here.id("origin/release");
    for (String variable :
        new String[] {
          "GITHUB_BASE_REF",
          "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
          "BITBUCKET_PR_DESTINATION_BRANCH",
          "BUILDKITE_PULL_REQUEST_BASE_BRANCH",
          "CI_DEFAULT_BRANCH",
          "CHANGE_TARGET"
        }) {
      InRepository state = in(state(here.root(), variable, "release"));
      assertThat(state.base().tip()).as(variable).isEqualTo(release);
      assertThat(state.base().why()).isEqualTo(variable);
      assertThat(state.branch()).isNull();
    }
    String azure = "refs/heads/release";
    assertThat(in(state(here.root(), "SYSTEM_PULLREQUEST_TARGETBRANCH", azure)).base().name())
        .isEqualTo("origin/release");
  }

  @Test
  void aTrialMergeIsComparedWithItsFirstParent() {
    TestRepository here = clone(origin());
    here.git("checkout", "-q", "-b", "topic", "HEAD~1");
    here.write("db/0002_mine.sql", "SELECT 3;").commit("Mine");
    here.git("checkout", "-q", "--detach", "origin/main");
    here.git("merge", "-q", "--no-ff", "-m", "Merge topic into main", "topic");
    String[] github = {
      "GITHUB_BASE_REF", "main", "GITHUB_REF", "refs/pull/7/merge", "GITHUB_SHA", here.id("HEAD")
    };
    InRepository state = in(state(here.root(), github));
    assertThat(state.base().shape()).isEqualTo(Shape.TRIAL_MERGE);
    assertThat(state.base().tip()).isEqualTo(here.id("origin/main"));
    assertThat(state.base().mergeBase()).isEqualTo(here.id("origin/main"));
    assertThat(state.base().branchedAt()).isNotNull();
    assertThat(state.base().upToDate()).isFalse();
    // The workflow checked out the branch instead, which ends in a merge of main into it.
    here.git("checkout", "-q", "topic");
    here.git("merge", "-q", "-m", "Merge main into topic", "origin/main");
    assertThat(in(state(here.root(), github)).base().shape()).isEqualTo(Shape.BRANCH);
  }

  @Test
  void aMergeQueueIsComparedWithTheCommitItsNameGives() {
    TestRepository here = clone(origin());
    String main = here.id("HEAD");
    here.git("checkout", "-q", "--detach");
    here.commit("Squashed (#3), first half");
    here.commit("Squashed (#3), second half");
    String ref = "refs/heads/gh-readonly-queue/main/pr-3-" + main;
    InRepository state = in(state(here.root(), "GITHUB_REF", ref, "GITHUB_SHA", here.id("HEAD")));
    assertThat(state.base().shape()).isEqualTo(Shape.TRIAL_MERGE);
    assertThat(state.base().tip()).isEqualTo(main);
  }

  @Test
  void aMissingTargetBranchIsToldWithTheFetchThatBringsIt() {
    TestRepository origin = origin();
    origin.git("checkout", "-q", "-b", "topic");
    origin.commit("Mine");
    TestRepository here = clone(origin, "--single-branch", "--branch", "topic");
    Unusable state = unusable(state(here.root(), "BITBUCKET_PR_DESTINATION_BRANCH", "main"));
    assertThat(state.message()).contains("BITBUCKET_PR_DESTINATION_BRANCH", "origin/main");
    here.shell(command(state.fix()));
    in(state(here.root(), "BITBUCKET_PR_DESTINATION_BRANCH", "main"));
  }

  @Test
  void aShallowCloneOfABranchIsToldWithTheFetchThatCompletesIt() {
    TestRepository origin = origin();
    origin.git("checkout", "-q", "-b", "topic", "HEAD~1");
    origin.commit("Mine");
    TestRepository here = clone(origin, "--depth", "1", "--no-single-branch", "--branch", "topic");
    Unusable state = unusable(state(here.root(), "GITHUB_BASE_REF", "main"));
    assertThat(state.message()).contains("shallow", "origin/main");
    assertThat(state.fix()).contains("fetch-depth: 0");
    here.shell(command(state.fix()));
    assertThat(in(state(here.root(), "GITHUB_BASE_REF", "main")).base().mergeBase())
        .isEqualTo(origin.id("main~1"));
  }

  @Test
  void aShallowTrialMergeNeedsOneCommitMore() {
    TestRepository origin = origin();
    origin.git("checkout", "-q", "-b", "topic", "HEAD~1");
    origin.commit("Mine");
    origin.git("checkout", "-q", "--detach", "main");
    origin.git("merge", "-q", "--no-ff", "-m", "Trial", "topic");
    origin.git("update-ref", "refs/pull/7/merge", "HEAD");
    String merge = origin.id("HEAD");
    origin.git("checkout", "-q", "main");
    TestRepository here = TestRepository.create(temp.resolve("runner"));
    here.git("remote", "add", "origin", "file://" + origin.root());
    here.git("fetch", "-q", "--depth=1", "origin", "+" + merge + ":refs/remotes/pull/7/merge");
    here.git("checkout", "-q", "--detach", "refs/remotes/pull/7/merge");
    String[] github = {"GITHUB_BASE_REF", "main", "GITHUB_REF", "refs/pull/7/merge"};
    Unusable state = unusable(state(here.root(), github));
    assertThat(state.fix()).contains("fetch-depth: 0");
    here.git("fetch", "-q", "--depth=2", "origin", "+" + merge + ":refs/remotes/pull/7/merge");
    InRepository complete = in(state(here.root(), github));
    assertThat(complete.base().tip()).isEqualTo(origin.id("main"));
    assertThat(complete.shallow()).isTrue();
  }

  @Test
  void aShallowCloneOfMainIsOnlyANote() {
    TestRepository here = clone(origin(), "--depth", "1");
    assertThat(state(here.root()))
        .isInstanceOfSatisfying(NoBase.class, s -> assertThat(s.fix()).contains("--deepen"));
  }

  @Test
  void aWorktreeIsItsOwnRoot() throws IOException {
    TestRepository here = clone(origin());
    Path tree = temp.resolve("tree");
    here.git("worktree", "add", "-q", "-b", "topic", tree.toString());
    InRepository state = in(state(tree.resolve("db")));
    assertThat(state.root().toRealPath()).isEqualTo(tree.toRealPath());
    assertThat(state.branch()).isEqualTo("topic");
  }

  @Test
  void outsideOfGitNothingIsWrong() throws IOException {
    Path plain = Files.createDirectory(temp.resolve("plain"));
    assertThat(state(plain)).isInstanceOf(OutsideGit.class);
    assertThat(state(plain, "PATH", "")).isInstanceOf(OutsideGit.class);
  }

  @Test
  void aRepositoryNeedsTheGitCommand() {
    TestRepository here = origin();
    assertThat(unusable(state(here.root().resolve("db"), "PATH", "")).message())
        .isEqualTo("git was not found on PATH");
  }

  @Test
  void aBareRepositoryHasNoFilesToLookAt() {
    TestRepository here = origin();
    Path bare = temp.resolve("bare.git");
    here.git("clone", "-q", "--bare", ".", bare.toString());
    assertThat(unusable(state(bare)).message()).contains("bare");
  }

  @Test
  void aDamagedRepositoryIsTold() throws IOException {
    TestRepository here = origin();
    String id = here.id("HEAD");
    Path object = here.root().resolve(".git/objects/" + id.substring(0, 2) + "/" + id.substring(2));
    Files.delete(object);
    assertThat(unusable(state(here.root())).fix()).contains("git fsck");
    Files.writeString(object, "rubbish");
    assertThat(unusable(state(here.root())).fix()).contains("git fsck");
  }

  @Test
  void aCheckoutOfAnotherUserIsReadWithoutItsSettings() throws IOException {
    assumeTrue(Files.getAttribute(temp, "unix:uid").equals(0), "only root may give files away");
    TestRepository here = clone(origin());
    String head = here.id("HEAD");
    Path trap = temp.resolve("trap");
    here.git("config", "core.fsmonitor", "touch " + trap + "; false");
    here.shell("chown -R 12345:12345 .");
    assertThat(in(state(here.root())).head()).isEqualTo(head);
    assertThat(trap).doesNotExist();
  }

  @Test
  void aPathOfAnyLetterIsReadWithItsPast() throws IOException, GitException {
    TestRepository here = TestRepository.create(temp.resolve("letters"));
    String name = "db/0001_größe [x]*\t.sql";
    here.write(name, "SELECT 1;").commit("Letters (#5)");
    here.write("db/0001_other.sql", "SELECT 2;").commit("Other (#6)");
    try (Git git = Git.in(here.root(), TestRepository.environment())) {
      GitTree tree = git.tree(here.id("HEAD"), "db");
      String file = name.substring("db/".length());
      assertThat(tree.paths()).containsExactlyInAnyOrder(file, "0001_other.sql");
      assertThat(tree.read(file)).asString(StandardCharsets.UTF_8).isEqualTo("SELECT 1;");
      assertThat(tree.idOf(tree.read(file))).isEqualTo(tree.blobs().get(file));
      assertThat(new GitLog(git).arrival("HEAD", name))
          .hasValueSatisfying(arrival -> assertThat(arrival.pullRequest()).isEqualTo("#5"));
      assertThat(git.tree(here.id("HEAD"), "nowhere").paths()).isEmpty();
    }
  }

  @Test
  void aHooksVariablesDoNotLeadElsewhere() {
    TestRepository here = clone(origin());
    assertThat(in(state(here.root(), "GIT_DIR", "/nonexistent", "GIT_INDEX_FILE", "x")).head())
        .isEqualTo(here.id("HEAD"));
  }

  private static String command(@Nullable String fix) {
    String text = String.valueOf(fix);
    int from = text.indexOf("git fetch");
    int to = text.indexOf('`', from);
    return to < 0 ? text.substring(from) : text.substring(from, to);
  }
}
