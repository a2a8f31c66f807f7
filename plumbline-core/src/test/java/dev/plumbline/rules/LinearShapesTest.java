package dev.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.git.BaseOptions;
import dev.plumbline.git.Git;
import dev.plumbline.git.GitException;
import dev.plumbline.git.GitState;
import dev.plumbline.git.TestRepository;
import dev.plumbline.history.Convention;
import dev.plumbline.history.DirectoryFiles;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.plain.PlainNumbered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is checked out where: queues, stacks, releases, shallow clones, as services make them. */
class LinearShapesTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path temp;
  private TestRepository origin;

  @BeforeEach
  void mainWithTwoMigrations() {
    origin = TestRepository.create(temp.resolve("origin"));
    migration("0001_users", "CREATE TABLE users (id bigint);");
    migration("0002_orders", "CREATE TABLE orders (id bigint);");
    origin.commit("Start (#1)");
  }

  private void migration(String name, String sql) {
    origin.write("db/" + name + ".sql", sql + "\n");
  }

  /** A branch of one commit with one migration. */
  private void branch(String name, String from, String migration) {
    origin.git("checkout", "-q", "-b", name, from);
    migration(migration, "SELECT '" + migration + "';");
    origin.commit(name);
  }

  /** The merge a service makes for trial: first parent the target, second the branch. */
  private String trial(String target, String branch, String ref) {
    origin.git("checkout", "-q", "--detach", target);
    origin.git("merge", "-q", "--no-ff", "-m", "Merge " + branch + " into " + target, branch);
    origin.git("update-ref", ref, "HEAD");
    String id = origin.id("HEAD");
    origin.git("checkout", "-q", "main");
    return id;
  }

  /** What actions/checkout leaves behind. */
  private TestRepository checkout(String commit, int depth) {
    TestRepository runner = TestRepository.create(temp.resolve("runner-" + depth));
    runner.git("remote", "add", "origin", "file://" + origin.root());
    if (depth == 0) {
      runner.git("fetch", "-q", "origin", "+refs/heads/*:refs/remotes/origin/*");
    }
    String[] fetch =
        depth == 0
            ? new String[] {"fetch", "-q", "origin", commit}
            : new String[] {"fetch", "-q", "--depth=" + depth, "origin", commit};
    runner.git(fetch);
    runner.git("checkout", "-q", "--detach", commit);
    return runner;
  }

  @Test
  void inTheQueueABranchIsComparedWithTheGroupBeforeIt() throws IOException {
    branch("first", "main", "0003_first");
    branch("second", "main", "0003_second");
    String ahead = trial("main", "first", "refs/heads/gh-readonly-queue/main/pr-11-x");
    String group = trial(ahead, "second", "refs/heads/gh-readonly-queue/main/pr-12-x");
    TestRepository runner = checkout(group, 0);
    Path event = temp.resolve("event.json");
    Files.writeString(
        event,
        """
        {"action": "checks_requested", "merge_group": {"head_sha": "%s", "base_ref": "refs/heads/main",
         "head_commit": {"id": "x"}, "base_sha": "%s"}, "repository": {"base_sha": "none"}}
        """
            .formatted(group, ahead));
    String ref = "refs/heads/gh-readonly-queue/main/pr-12-" + "0".repeat(40);

    List<String> findings =
        findings(
            runner,
            null,
            "GITHUB_REF",
            ref,
            "GITHUB_SHA",
            group,
            "GITHUB_EVENT_PATH",
            event.toString());

    assertThat(findings)
        .singleElement()
        .asString()
        .startsWith("linear/same-number 0003_second.sql takes number 0003")
        .contains("0003_first.sql");
    assertThat(
            findings(
                runner,
                null,
                "GITHUB_REF",
                ref.replaceFirst("0{40}", ahead),
                "GITHUB_SHA",
                group,
                "GITHUB_EVENT_PATH",
                temp.resolve("gone.json").toString()))
        .as("without the event the branch's name says it")
        .isEqualTo(findings);
  }

  @Test
  void aQueueOfOneCommitNeedsTwo() {
    branch("mine", "main", "0003_mine");
    String main = origin.id("main");
    String group = trial("main", "mine", "refs/heads/gh-readonly-queue/main/pr-11-x");
    String[] queue = {
      "GITHUB_REF", "refs/heads/gh-readonly-queue/main/pr-11-" + main, "GITHUB_SHA", group
    };
    GitState shallow = state(checkout(group, 1), null, queue);
    assertThat(shallow)
        .isInstanceOfSatisfying(
            GitState.Unusable.class,
            unusable -> assertThat(unusable.fix()).contains("fetch-depth: 0"));
    assertThat(findings(checkout(group, 2), null, queue)).isEmpty();
  }

  @Test
  void aStackedBranchIsComparedWithTheOneItStandsOn() {
    branch("feature-a", "main", "0003_a");
    branch("feature-b", "feature-a", "0004_b");
    branch("feature-c", "feature-a", "0003_c");
    origin.git("checkout", "-q", "main");
    migration("0003_main", "SELECT 'main';");
    origin.commit("Main goes on (#9)");
    String good = trial("feature-a", "feature-b", "refs/pull/7/merge");
    String bad = trial("feature-a", "feature-c", "refs/pull/8/merge");
    String[] base = {"GITHUB_BASE_REF", "feature-a"};

    assertThat(findings(checkout(good, 0), null, with(base, "GITHUB_REF", "refs/pull/7/merge")))
        .as("main is not what it goes to")
        .isEmpty();
    TestRepository runner = TestRepository.existing(temp.resolve("runner-0"));
    runner.git("checkout", "-q", "--detach", "origin/feature-b");
    assertThat(findings(runner, null, base)).as("the branch itself").isEmpty();
    runner.git("fetch", "-q", "origin", bad);
    runner.git("checkout", "-q", "--detach", bad);
    assertThat(findings(runner, null, with(base, "GITHUB_REF", "refs/pull/8/merge")))
        .singleElement()
        .asString()
        .startsWith("linear/same-number 0003_c.sql")
        .contains("on origin/feature-a", "0003_a.sql");
  }

  @Test
  void aStackedMergeOfDepthTwoSaysWhatItNeeds() {
    branch("feature-a", "main", "0003_a");
    branch("feature-b", "feature-a", "0004_b");
    String merge = trial("feature-a", "feature-b", "refs/pull/7/merge");
    String[] ci = {"GITHUB_BASE_REF", "feature-a", "GITHUB_REF", "refs/pull/7/merge"};
    assertThat(state(checkout(merge, 1), null, ci))
        .isInstanceOfSatisfying(
            GitState.Unusable.class,
            unusable ->
                assertThat(unusable.message()).contains("commit of feature-a", "shallow clone"));
    assertThat(findings(checkout(merge, 2), null, ci)).isEmpty();
  }

  @Test
  void aHotfixGoesToItsReleaseAndToMainWhenAsked() {
    origin.git("branch", "release/1.2");
    migration("0003_main", "SELECT 'main';");
    origin.commit("Main goes on (#9)");
    branch("hotfix", "release/1.2", "0003_hotfix");
    String merge = trial("release/1.2", "hotfix", "refs/pull/7/merge");
    TestRepository runner = checkout(merge, 0);
    String[] ci = {"GITHUB_BASE_REF", "release/1.2", "GITHUB_REF", "refs/pull/7/merge"};

    assertThat(findings(runner, null, ci)).isEmpty();
    assertThat(findings(runner, "main", ci))
        .as("what will happen when it is brought to main")
        .singleElement()
        .asString()
        .startsWith("linear/same-number 0003_hotfix.sql")
        .contains("0003_main.sql");
  }

  @Test
  void aReleasesBranchIsComparedWithItself() {
    origin.git("branch", "release/1.2");
    migration("0003_main", "SELECT 'main';");
    origin.commit("Main goes on (#9)");
    branch("hotfix", "release/1.2", "0003_hotfix");
    origin.git("checkout", "-q", "release/1.2");
    origin.git("merge", "-q", "--no-ff", "-m", "Merge pull request #7 from hotfix", "hotfix");
    String pushed = origin.id("release/1.2");
    TestRepository runner = checkout(pushed, 0);

    for (String[] ci :
        List.of(
            new String[] {"GITHUB_REF", "refs/heads/release/1.2"},
            new String[] {"CI_COMMIT_BRANCH", "release/1.2", "CI_DEFAULT_BRANCH", "main"},
            new String[] {"BITBUCKET_BRANCH", "release/1.2"})) {
      assertThat(findings(runner, null, ci)).as(ci[0]).isEmpty();
    }
    runner.git("checkout", "-q", "-b", "release/1.2", "origin/release/1.2");
    assertThat(findings(runner, null)).as("by hand").isEmpty();
    runner.write("db/0001_users.sql", "CREATE TABLE users (id int);\n");
    assertThat(findings(runner, null)).singleElement().asString().startsWith("linear/edited");
    runner.git("checkout", "-q", "-b", "release/notes");
    assertThat(findings(runner, null))
        .as("a branch that only begins so goes to main")
        .anyMatch(finding -> finding.startsWith("linear/same-number 0003_hotfix.sql"));
  }

  @Test
  void inASubmoduleTheVariablesOfTheRepositoryAroundItDoNotCount() {
    TestRepository around = TestRepository.create(temp.resolve("around"));
    around.git(
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "add",
        "-q",
        "file://" + origin.root(),
        "schema");
    around.commit("Schema");
    TestRepository inside = TestRepository.existing(around.root().resolve("schema"));
    inside.git("checkout", "-q", "-b", "topic");
    inside.write("db/0003_mine.sql", "SELECT 3;\n").commit("Mine");

    GitState state = state(inside, null, "GITHUB_BASE_REF", "develop");

    assertThat(state)
        .isInstanceOfSatisfying(
            GitState.InRepository.class,
            in -> {
              assertThat(in.root()).isEqualTo(inside.root());
              assertThat(in.base().name()).isEqualTo("origin/main");
            });
    assertThat(findings(inside, null, "GITHUB_BASE_REF", "develop")).isEmpty();
  }

  @Test
  void aWorktreeWhoseRepositoryIsNotHereIsNoPlainFolder() throws IOException {
    Path tree = temp.resolve("tree");
    origin.git("worktree", "add", "-q", "-b", "topic", tree.toString());
    TestRepository worktree = TestRepository.existing(tree);
    worktree.write("db/0002_mine.sql", "SELECT 3;\n").commit("Mine");
    assertThat(findings(worktree, "main"))
        .singleElement()
        .asString()
        .startsWith("linear/")
        .contains("0002");

    Files.move(temp.resolve("origin"), temp.resolve("elsewhere"));

    assertThat(state(worktree, null))
        .isInstanceOfSatisfying(
            GitState.Unusable.class,
            unusable -> {
              assertThat(unusable.message()).startsWith(".git leads to ").endsWith("not here");
              assertThat(unusable.fix()).contains("mount the repository", "git worktree repair");
            });
  }

  @Test
  void aDetachedHeadIsABranchWithoutAName() {
    branch("mine", "main", "0002_mine");
    TestRepository runner = checkout(origin.id("mine"), 0);
    assertThat(findings(runner, null))
        .as("against origin/main, by its name")
        .anyMatch(finding -> finding.contains("0002_mine.sql"));
  }

  private static String[] with(String[] some, String... more) {
    String[] all = java.util.Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  private static GitState state(
      TestRepository repository, @Nullable String base, String... variables) {
    Map<String, String> environment = TestRepository.environment(variables);
    try (Git git = Git.in(repository.root(), environment)) {
      return GitState.of(git, new BaseOptions(base, environment));
    }
  }

  /** Of rules that compare; each with its message. */
  private static List<String> findings(
      TestRepository repository, @Nullable String base, String... variables) {
    Map<String, String> environment = TestRepository.environment(variables);
    Convention convention = new PlainNumbered();
    try (Git git = Git.in(repository.root(), environment)) {
      GitState state = GitState.of(git, new BaseOptions(base, environment));
      assertThat(state).isInstanceOf(GitState.InRepository.class);
      DirectoryFiles files = DirectoryFiles.of(repository.root().resolve("db"));
      return new LinearHistory(
              git, (GitState.InRepository) state, "db", convention, ReadOptions.DEFAULT)
          .compare(files, convention.read(files, ReadOptions.DEFAULT), CLOCK).findings().stream()
              .map(finding -> finding.rule() + " " + finding.message())
              .toList();
    } catch (IOException | GitException e) {
      throw new AssertionError(e);
    }
  }
}
