package dev.plumbline.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The three commits of the merge in whose middle git calls a merge driver. It gives the driver
 * contents, no commits: while it runs, {@code MERGE_HEAD} is not written yet, and a cherry-pick
 * leaves no trace at all. So commits are guessed, and taken only when the file is in them to the
 * letter what git gave.
 *
 * @param base null when the sides have no common commit
 */
public record MergeSides(@Nullable String base, String ours, String theirs) {
  private static final String GITHEAD = "GITHEAD_";
  private static final int COMMITS_SEARCHED = 20;

  /**
   * What git gives a driver.
   *
   * @param path of the file from the repository's root
   * @param base its content in the common ancestor; empty when it was not there
   */
  public record Given(String path, byte[] base, byte[] ours, byte[] theirs) {}

  /** Empty when git does not show whose contents they are. */
  public static Optional<MergeSides> find(Git git, Given given, Map<String, String> environment)
      throws GitException {
    String head = id(git, "HEAD");
    if (head == null || !has(git, head, given.path(), given.ours())) {
      return Optional.empty();
    }
    List<String> merged = new ArrayList<>();
    for (String name : environment.keySet()) {
      if (name.startsWith(GITHEAD)) {
        merged.add(name.substring(GITHEAD.length()));
      }
    }
    for (String theirs : merged) {
      String base = git.run("merge-base", head, theirs).text().strip();
      if (fits(git, given, theirs, base.isEmpty() ? null : base)) {
        return Optional.of(new MergeSides(base.isEmpty() ? null : base, head, theirs));
      }
    }
    return merged.isEmpty() ? picked(git, given, head) : Optional.empty();
  }

  /** A commit applied by a rebase, a cherry-pick or a stash, or taken back by a revert. */
  private static Optional<MergeSides> picked(Git git, Given given, String head)
      throws GitException {
    for (String theirs : candidates(git, given)) {
      Commit commit = Commit.find(git, theirs);
      String parent = commit == null || commit.parents().isEmpty() ? null : commit.parents().get(0);
      if (fits(git, given, theirs, parent)) {
        return Optional.of(new MergeSides(parent, head, theirs));
      }
    }
    for (String reverted : withContent(git, given.path(), given.base())) {
      Commit commit = Commit.find(git, reverted);
      if (commit != null
          && commit.parents().size() == 1
          && fits(git, given, commit.parents().get(0), commit.id())) {
        return Optional.of(new MergeSides(commit.id(), head, commit.parents().get(0)));
      }
    }
    return Optional.empty();
  }

  private static boolean fits(Git git, Given given, String theirs, @Nullable String base)
      throws GitException {
    boolean fromNothing = base == null && given.base().length == 0;
    return has(git, theirs, given.path(), given.theirs())
        && (fromNothing || (base != null && has(git, base, given.path(), given.base())));
  }

  /** Commits that may be the one applied, likeliest first. */
  private static List<String> candidates(Git git, Given given) throws GitException {
    List<String> commits = new ArrayList<>();
    String rebased = lastPicked(git);
    if (rebased != null) {
      commits.add(rebased);
    }
    for (String reference : List.of("REBASE_HEAD", "CHERRY_PICK_HEAD", "refs/stash")) {
      String id = id(git, reference);
      if (id != null) {
        commits.add(id);
      }
    }
    commits.addAll(withContent(git, given.path(), given.theirs()));
    return commits;
  }

  /** Commits that brought this content, and some that took it away. */
  private static List<String> withContent(Git git, String path, byte[] content)
      throws GitException {
    Git.Output blob = git.run(content, List.of("hash-object", "--stdin"));
    Git.Output log =
        git.run(
            "log",
            "--all",
            "--reflog",
            "-m",
            "-" + COMMITS_SEARCHED,
            "--format=%H",
            "--find-object=" + blob.text().strip(),
            "--",
            ":(top,literal)" + path);
    return log.text().lines().toList();
  }

  /** What {@code git rebase} is applying stands in the last line of what it has done. */
  private static @Nullable String lastPicked(Git git) throws GitException {
    String file = git.run("rev-parse", "--git-path", "rebase-merge/done").text().strip();
    try {
      Path done = git.directory().resolve(file);
      if (!Files.exists(done)) {
        return null;
      }
      List<String> lines = Files.readAllLines(done, StandardCharsets.UTF_8);
      String[] words = lines.isEmpty() ? new String[0] : lines.getLast().split(" ");
      return words.length < 2 ? null : id(git, words[1]);
    } catch (IOException e) {
      return null;
    }
  }

  private static @Nullable String id(Git git, String name) throws GitException {
    Commit commit = Commit.find(git, name);
    return commit == null ? null : commit.id();
  }

  private static boolean has(Git git, String commit, String path, byte[] content)
      throws GitException {
    GitObjects.GitObject object = git.objects().find(commit + ":" + path);
    return object == null ? content.length == 0 : Arrays.equals(object.content(), content);
  }
}
