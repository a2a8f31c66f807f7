package dev.plumbline.git;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What git can say about a directory, and what its checkout is to be compared with. */
public sealed interface GitState {
  /** There is no repository; nothing is wrong with that. */
  record OutsideGit(String reason) implements GitState {}

  /** There is a repository and nothing in it to compare with: no main branch, no commit yet. */
  record NoBase(Path root, String reason, String fix) implements GitState {}

  /** There is a repository and a base, and git cannot tell what is needed until it is put right. */
  record Unusable(String message, @Nullable String fix) implements GitState {}

  /**
   * @param root the working tree's top folder
   * @param prefix where the directory asked about lies in it: empty, or ends with a slash
   * @param head id of the checked-out commit
   * @param branch its short name; null when HEAD is detached
   * @param shallow part of the history is not here
   */
  record InRepository(
      Path root, String prefix, String head, @Nullable String branch, Base base, boolean shallow)
      implements GitState {
    /** A folder as git names it, from one relative to the directory asked about. */
    public String folder(String relative) {
      Path path = Path.of(prefix).resolve(relative).normalize();
      return path.toString().replace('\\', '/');
    }
  }

  /** How the checkout and main lie to each other. */
  enum Shape {
    /** A branch that left main at {@link Base#mergeBase}. */
    BRANCH,
    /** Somebody merged branch and main for trial; main is the first parent. */
    TRIAL_MERGE,
    /** Main itself is checked out; it is compared with what it was before its last commit. */
    MAIN
  }

  /**
   * @param name of main as a person would type it
   * @param why this one, such as {@code GITHUB_BASE_REF}
   * @param tip id of main's commit; for {@link Shape#MAIN} the commit before the last
   * @param mergeBase id of the commit the branch left main at; equals {@code tip} unless {@link
   *     Shape#BRANCH}
   * @param fork id of the commit the branch left main at, in a merge made for trial as well; null
   *     when it is not known
   * @param branchedAt when the branch left main, by the clock of who made that commit; null when it
   *     is not known
   * @param upToDate main has nothing that the checkout has not
   */
  record Base(
      Shape shape,
      String name,
      String why,
      String tip,
      String mergeBase,
      @Nullable String fork,
      @Nullable Instant branchedAt,
      boolean upToDate) {}

  /** Never throws for what a user can cause: that is one of the answers. */
  static GitState of(Git git, BaseOptions options) {
    try {
      return new BaseSearch(git, options).state();
    } catch (GitException e) {
      return switch (e.reason()) {
        case NOT_A_REPOSITORY -> outside(git.directory(), message(e));
        case NO_GIT ->
            RepositoryMarker.above(git.directory())
                ? new Unusable(message(e), e.fix())
                : new OutsideGit(message(e));
        case BARE, NOT_TRUSTED, TIMEOUT, OTHER -> new Unusable(message(e), e.fix());
      };
    }
  }

  private static GitState outside(Path directory, String message) {
    String broken = RepositoryMarker.broken(directory);
    return broken == null
        ? new OutsideGit(message)
        : new Unusable(
            ".git leads to " + broken + ", which is not here",
            "in a container, mount the repository this is a worktree or submodule of, too; after a"
                + " move, `git worktree repair`");
  }

  private static String message(GitException e) {
    return String.valueOf(e.getMessage());
  }
}
