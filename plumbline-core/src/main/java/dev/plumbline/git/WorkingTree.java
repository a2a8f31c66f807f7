package dev.plumbline.git;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What of the working tree git does not hold yet, and which of its texts mention something. */
public final class WorkingTree {
  private final Git git;

  public WorkingTree(Git git) {
    this.git = git;
  }

  /**
   * Of these files the ones whose bytes would be lost if somebody wrote over them: neither
   * committed nor staged. Unmerged ones are not among them, as git has all their sides.
   *
   * @param paths from the repository's root
   */
  public Set<String> unsaved(Collection<String> paths) throws GitException {
    if (paths.isEmpty()) {
      return Set.of();
    }
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "status", "--porcelain=v1", "-z", "--no-renames", "-uall", "--ignored=no", "--"));
    paths.forEach(path -> arguments.add(":(top,literal)" + path));
    Set<String> unsaved = new LinkedHashSet<>();
    for (String entry : succeeded(git.run("", arguments)).split("\0")) {
      if (entry.length() > 3) {
        String state = entry.substring(0, 2);
        boolean unmerged = state.contains("U") || state.equals("AA") || state.equals("DD");
        if (!unmerged && (state.equals("??") || state.charAt(1) == 'M')) {
          unsaved.add(entry.substring(3));
        }
      }
    }
    return unsaved;
  }

  /**
   * Text files, tracked or new, that hold one of the words somewhere.
   *
   * @return paths from the repository's root
   */
  public Set<String> mentioning(Collection<String> words) throws GitException {
    if (words.isEmpty()) {
      return Set.of();
    }
    List<String> arguments =
        new ArrayList<>(List.of("grep", "-l", "-z", "-I", "-F", "--untracked", "--full-name"));
    for (String word : words) {
      arguments.add("-e");
      arguments.add(word);
    }
    arguments.addAll(List.of("--", ":/"));
    Git.Output output = git.run("", arguments);
    Set<String> paths = new LinkedHashSet<>();
    if (output.exit() == 1 && output.errors().isBlank()) {
      return paths;
    }
    for (String path : succeeded(output).split("\0")) {
      if (!path.isEmpty()) {
        paths.add(path);
      }
    }
    return paths;
  }

  /** A place of one's own in the repository's private folder, not in the working tree. */
  public Path privately(String name) throws GitException {
    String path = succeeded(git.run("rev-parse", "--git-path", name)).strip();
    return git.directory().resolve(path).toAbsolutePath().normalize();
  }

  /** The commit that was checked out before the last rebase, merge or reset. */
  public Optional<String> before() throws GitException {
    Commit commit = Commit.find(git, "ORIG_HEAD");
    return commit == null ? Optional.empty() : Optional.of(commit.id());
  }

  private static String succeeded(Git.Output output) throws GitException {
    if (output.exit() != 0) {
      throw new GitException(GitException.Reason.OTHER, "git: " + output.firstError(), null);
    }
    return output.text();
  }
}
