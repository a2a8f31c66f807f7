package dev.plumbline.bench;

import dev.plumbline.git.BaseOptions;
import dev.plumbline.git.Git;
import dev.plumbline.git.GitException;
import dev.plumbline.git.GitState;
import dev.plumbline.history.History;
import dev.plumbline.history.HistoryFinder;
import dev.plumbline.history.HistoryNotFoundException;
import dev.plumbline.history.MigrationFiles;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.rules.Finding;
import dev.plumbline.rules.HistoryFindings;
import dev.plumbline.rules.LinearHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * What a check does before any server is needed: finds the migrations, reads them, asks git, and
 * tells what is wrong with names, sequence and linear history. With {@code nothing} in place of a
 * directory it does nothing, which is what the JVM costs.
 */
public final class ReadingAndGit {
  private ReadingAndGit() {}

  /** The migrations directory, at the top of a repository. */
  public static void main(String[] arguments)
      throws IOException, GitException, HistoryNotFoundException {
    if (arguments[0].equals("nothing")) {
      return;
    }
    long start = System.nanoTime();
    Path directory = Path.of(arguments[0]).toAbsolutePath();
    HistoryFinder.Found found = HistoryFinder.find(directory);
    MigrationFiles files = found.files();
    long listed = System.nanoTime();
    History history = found.convention().read(files, ReadOptions.DEFAULT);
    long read = System.nanoTime();
    List<Finding> findings = new ArrayList<>();
    try (Git git = Git.in(directory, System.getenv())) {
      GitState state = GitState.of(git, new BaseOptions("main", System.getenv()));
      long asked = System.nanoTime();
      LinearHistory.Compared compared =
          new LinearHistory(
                  git, (GitState.InRepository) state, ".", found.convention(), ReadOptions.DEFAULT)
              .compare(files, history, Clock.systemUTC());
      findings.addAll(HistoryFindings.of(".", history.problems(), compared.merged()));
      findings.addAll(compared.findings());
      System.out.printf(
          "%s %d migrations, %d findings; ms: find %d, read %d, git %d, compare %d%n",
          history.conventionId(),
          history.migrations().size(),
          findings.size(),
          (listed - start) / 1_000_000,
          (read - listed) / 1_000_000,
          (asked - read) / 1_000_000,
          (System.nanoTime() - asked) / 1_000_000);
      findings.stream().limit(3).forEach(System.out::println);
    }
  }
}
