package dev.plumbline.git;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The commits that added the files of a directory, all at once: two processes however many. */
public final class FileCommits {
  private static final String FORMAT = "--format=%x01%h%x02%an%x02%cs%x02%s%x02%b%x03";

  private FileCommits() {}

  /**
   * The commit that added a file.
   *
   * @param commit abbreviated id
   * @param author who wrote it, not who merged it
   * @param pullRequest with its sign, {@code #823}; null when no subject names one
   */
  public record Added(
      String commit, String author, LocalDate date, String subject, @Nullable String pullRequest) {}

  /** By path relative to the directory git runs in; files that no commit here added are absent. */
  public static Map<String, Added> of(Git git) throws GitException {
    if (git.run("rev-parse", "-q", "--verify", "HEAD^{commit}").exit() != 0) {
      return Map.of();
    }
    Map<String, Added> merged = read(git, "--first-parent", "-m");
    Map<String, Added> added = read(git);
    Map<String, Added> all = new HashMap<>(merged);
    added.forEach((path, one) -> {
      Added arrival = merged.get(path);
      String number = one.pullRequest();
      all.put(
          path,
          new Added(
              one.commit(),
              one.author(),
              one.date(),
              one.subject(),
              number == null && arrival != null ? arrival.pullRequest() : number));
    });
    return all;
  }

  private static Map<String, Added> read(Git git, String... more) throws GitException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "log",
                "-z",
                FORMAT,
                "--name-only",
                "--relative",
                "--no-renames",
                "--no-show-signature",
                "--diff-filter=A"));
    arguments.addAll(List.of(more));
    arguments.addAll(List.of("HEAD", "--", "."));
    Git.Output output = git.run(arguments.toArray(String[]::new));
    if (output.exit() != 0) {
      throw new GitException(
          GitException.Reason.OTHER, "git log failed: " + output.firstError(), null);
    }
    Map<String, Added> files = new HashMap<>();
    for (String commit : output.text().split("\u0001", -1)) {
      int end = commit.indexOf('\u0003');
      if (end >= 0) {
        String[] facts = commit.substring(0, end).split("\u0002", -1);
        Arrival arrival = Arrival.of(facts[0], LocalDate.parse(facts[2]), facts[3], facts[4]);
        Added added =
            new Added(facts[0], facts[1], arrival.date(), facts[3], arrival.pullRequest());
        for (String path : commit.substring(end + 1).split("\0", -1)) {
          // The newest comes first; a file may have gone and come again.
          files.putIfAbsent(path.strip(), added);
        }
      }
    }
    return files;
  }
}
