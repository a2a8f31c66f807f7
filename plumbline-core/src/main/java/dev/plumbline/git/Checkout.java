package dev.plumbline.git;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The repository around a directory, from one process.
 *
 * @param root top folder of the working tree
 * @param prefix of the directory below it: empty, or ends with a slash
 * @param branch the full name of what HEAD stands for; null when it is detached or has no commit
 * @param originHead the full name of the remote's default branch; null when the clone does not tell
 */
record Checkout(
    Path root,
    String prefix,
    boolean shallow,
    @Nullable String branch,
    @Nullable String originHead) {
  static Checkout read(Git git) throws GitException {
    Git.Output output =
        git.run(
            "rev-parse",
            "--show-toplevel",
            "--show-prefix",
            "--is-shallow-repository",
            "--symbolic-full-name",
            "HEAD",
            "refs/remotes/origin/HEAD");
    // A HEAD without commit, or no origin/HEAD, ends the list early and is no error here.
    List<String> lines = output.text().lines().toList();
    if (lines.size() < 3) {
      throw new GitException(
          GitException.Reason.OTHER, "git rev-parse failed: " + output.firstError(), null);
    }
    return new Checkout(
        Path.of(lines.get(0)),
        lines.get(1),
        lines.get(2).equals("true"),
        fullName(lines, 3, "refs/heads/"),
        fullName(lines, 4, "refs/remotes/"));
  }

  /** Whether it is part of another repository's checkout. */
  boolean isSubmodule() {
    return RepositoryMarker.isSubmodule(root);
  }

  /** What {@link #branch} is called among people; null when detached. */
  @Nullable String shortBranch() {
    return branch == null ? null : branch.substring("refs/heads/".length());
  }

  private static @Nullable String fullName(List<String> lines, int index, String prefix) {
    return lines.size() > index && lines.get(index).startsWith(prefix) ? lines.get(index) : null;
  }
}
