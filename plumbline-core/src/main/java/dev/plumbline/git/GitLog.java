package dev.plumbline.git;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The past of single files on a branch's first-parent line. Each question costs a process. */
public final class GitLog {
  private final Git git;

  public GitLog(Git git) {
    this.git = git;
  }

  /**
   * The last commit that added the file.
   *
   * @param tip commit to look back from
   * @param path from the repository's root
   * @return empty when no commit that is here added it
   */
  public Optional<Arrival> arrival(String tip, String path) throws GitException {
    Git.Output output =
        git.run(
            oneFile(tip, path),
            List.of(
                "log",
                "-1",
                "-z",
                "--first-parent",
                "-m",
                "--no-renames",
                "--diff-filter=A",
                "--format=%h%x00%cs%x00%s%x00%b",
                "--no-show-signature",
                "--stdin"));
    String[] parts = succeeded(output).split("\0", -1);
    return parts.length < 4
        ? Optional.empty()
        : Optional.of(Arrival.of(parts[0], LocalDate.parse(parts[1]), parts[2], parts[3]));
  }

  /** Blob ids the file has had up to {@code tip}; without the ones a shallow clone lacks. */
  public Set<String> versions(String tip, String path) throws GitException {
    Git.Output output =
        git.run(
            oneFile(tip, path),
            List.of(
                "log",
                "-z",
                "--raw",
                "--first-parent",
                "-m",
                "--no-renames",
                "--no-abbrev",
                "--format=",
                "--no-show-signature",
                "--stdin"));
    Set<String> ids = new HashSet<>();
    for (String part : succeeded(output).split("\0", -1)) {
      // ":100644 100644 <old> <new> M", with a line break before it where a commit begins
      String[] words = part.strip().split(" ");
      if (words.length == 5 && words[0].startsWith(":")) {
        ids.add(words[2]);
        ids.add(words[3]);
      }
    }
    return ids;
  }

  /** On the standard input, where no locale mangles the path. */
  private static String oneFile(String tip, String path) {
    return tip + "\n--\n:(top,literal)" + path + "\n";
  }

  private static String succeeded(Git.Output output) throws GitException {
    if (output.exit() != 0) {
      throw new GitException(
          GitException.Reason.OTHER, "git log failed: " + output.firstError(), null);
    }
    return output.text();
  }
}
