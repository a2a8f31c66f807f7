package dev.plumbline.git;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A merge, rebase or cherry-pick that stopped because both sides changed something, as its three
 * commits. While a rebase runs, what is checked out is the side rebased onto.
 *
 * @param front the side whose migrations stay where they are: main's
 * @param back the side whose migrations come behind
 * @param stem what both come from; null when they have nothing in common
 * @param unmerged paths from the repository's root
 * @param goOn what to type when all is resolved
 */
public record MergeState(
    String front, String back, @Nullable String stem, Set<String> unmerged, String goOn) {
  public MergeState {
    unmerged = Set.copyOf(unmerged);
  }

  /**
   * What is under way; empty when nothing is unmerged.
   *
   * @param main id of main's commit
   */
  public static Optional<MergeState> of(Git git, String main) throws GitException {
    Set<String> unmerged = unmerged(git);
    Commit head = Commit.find(git, "HEAD");
    if (unmerged.isEmpty() || head == null) {
      return Optional.empty();
    }
    Commit merged = Commit.find(git, "MERGE_HEAD");
    if (merged != null) {
      boolean mainIsHere = isAncestor(git, main, head.id());
      String base = git.run("merge-base", head.id(), merged.id()).text().strip();
      return Optional.of(
          new MergeState(
              mainIsHere ? head.id() : merged.id(),
              mainIsHere ? merged.id() : head.id(),
              base.isEmpty() ? null : base,
              unmerged,
              "git merge --continue"));
    }
    for (String name : List.of("REBASE_HEAD", "CHERRY_PICK_HEAD")) {
      Commit picked = Commit.find(git, name);
      if (picked != null) {
        String parent = picked.parents().isEmpty() ? null : picked.parents().get(0);
        return Optional.of(
            new MergeState(
                head.id(),
                picked.id(),
                parent,
                unmerged,
                name.equals("REBASE_HEAD")
                    ? "git rebase --continue"
                    : "git cherry-pick --continue"));
      }
    }
    return Optional.empty();
  }

  /** Whether a merge is under way that brings main's commit, so that its files are here. */
  public static boolean brings(Git git, String main) throws GitException {
    Commit merged = Commit.find(git, "MERGE_HEAD");
    return merged != null && isAncestor(git, main, merged.id());
  }

  private static boolean isAncestor(Git git, String older, String newer) throws GitException {
    return git.run("merge-base", "--is-ancestor", older, newer).exit() == 0;
  }

  /** From the repository's root. */
  private static Set<String> unmerged(Git git) throws GitException {
    Git.Output output = git.run("ls-files", "-u", "-z", "--full-name", ":/");
    Set<String> paths = new LinkedHashSet<>();
    for (String entry : new String(output.out(), StandardCharsets.UTF_8).split("\0")) {
      int tab = entry.indexOf('\t');
      if (tab >= 0) {
        paths.add(entry.substring(tab + 1));
      }
    }
    return paths;
  }
}
