package dev.plumbline.git;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Branches somebody worked on lately and that are not merged, local ones and remotes'. */
public final class OpenBranches {
  /** Older ones count on nothing any more. */
  private static final int MOST = 200;

  private OpenBranches() {}

  /**
   * A branch.
   *
   * @param name as a person would type it
   * @param commit id of its tip
   * @param date of the last commit
   */
  public record Branch(String name, String commit, LocalDate date) {}

  /**
   * The ones that are not part of main, latest first; a branch and its remote counterpart at the
   * same commit are one.
   *
   * @param main id of main's commit
   * @param since older branches are left out
   */
  public static List<Branch> of(Git git, String main, Instant since) throws GitException {
    Git.Output output =
        git.run(
            "for-each-ref",
            "--sort=-committerdate",
            "--count=" + MOST,
            "--no-merged=" + main,
            "--format=%(objectname) %(committerdate:unix) %(symref) %(refname:short)",
            "refs/heads",
            "refs/remotes");
    if (output.exit() != 0) {
      throw new GitException(
          GitException.Reason.OTHER, "git for-each-ref failed: " + output.firstError(), null);
    }
    Map<String, Branch> byCommit = new LinkedHashMap<>();
    for (String line : output.text().lines().toList()) {
      String[] words = line.split(" ", 4);
      if (words.length == 4 && words[2].isEmpty() && words[1].matches("[0-9]+")) {
        Instant date = Instant.ofEpochSecond(Long.parseLong(words[1]));
        if (!date.isBefore(since)) {
          byCommit.putIfAbsent(
              words[0], new Branch(words[3], words[0], LocalDate.ofInstant(date, ZoneOffset.UTC)));
        }
      }
    }
    return new ArrayList<>(byCommit.values());
  }
}
