package dev.plumbline.rules;

import dev.plumbline.git.Arrival;
import dev.plumbline.git.Git;
import dev.plumbline.git.GitException;
import dev.plumbline.git.GitIndex;
import dev.plumbline.git.GitLog;
import dev.plumbline.git.GitState;
import dev.plumbline.git.GitTree;
import dev.plumbline.history.Convention;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.MigrationFiles;
import dev.plumbline.history.ReadOptions;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares the working tree's migrations with main's. Git's part costs five processes, and one or
 * two more for each finding that tells where something came from.
 *
 * @param folder of the migrations, relative to the directory {@code state} was asked about; empty
 *     or {@code "."} for that directory itself
 */
public record LinearHistory(
    Git git,
    GitState.InRepository state,
    String folder,
    Convention convention,
    ReadOptions options) {

  /**
   * What came of the comparison.
   *
   * @param findings by rule and number
   * @param merged what was wrong with the merged migrations before
   * @param sides what was compared
   */
  public record Compared(List<Finding> findings, MergedProblems merged, Sides sides) {
    public Compared {
      findings = List.copyOf(findings);
    }
  }

  /**
   * Compares.
   *
   * @param mine the working tree's files and the history read from them
   * @throws GitException when git fails to show what it has
   */
  public Compared compare(MigrationFiles working, History mine, Clock clock) throws GitException {
    String gitFolder = state.folder(folder);
    Map<String, String> unchanged = GitIndex.unchanged(git, gitFolder);
    GitState.Base base = base(gitFolder, working, unchanged);
    GitTree mainTree = git.tree(base.tip(), gitFolder);
    GitTree baseTree =
        base.mergeBase().equals(base.tip()) ? mainTree : git.tree(base.mergeBase(), gitFolder);
    CommittedFiles mainFiles = new CommittedFiles(mainTree, working, unchanged);
    CommittedFiles baseFiles =
        baseTree == mainTree ? mainFiles : new CommittedFiles(baseTree, working, unchanged);
    History main = convention.read(mainFiles, options);
    History mergeBase = baseTree == mainTree ? main : convention.read(baseFiles, options);
    Sides sides =
        new Sides(
            mine,
            main,
            fork(base, gitFolder, working, unchanged, mergeBase),
            base.shape() == GitState.Shape.TRIAL_MERGE);
    LinearInput input =
        new LinearInput(
            entries(mine),
            entries(main),
            entries(mergeBase),
            base,
            gitFolder.isEmpty() || folder.isEmpty() || folder.equals(".") ? "" : folder + "/",
            new Past(git, base, gitFolder, working, mainFiles, baseFiles),
            new RunnerVerdicts(main, sides.merged(), sides.added()),
            new LinearRunner(mergeBase, mine));
    return new Compared(
        LinearRules.findings(input, clock),
        MergedProblems.of(List.of(main, mergeBase), where(base)),
        sides);
  }

  /**
   * Of a merge made for trial the merge base is main itself; where the branch left is elsewhere.
   */
  private History fork(
      GitState.Base base,
      String gitFolder,
      MigrationFiles working,
      Map<String, String> unchanged,
      History mergeBase)
      throws GitException {
    String fork = base.fork();
    if (fork == null || fork.equals(base.mergeBase())) {
      return mergeBase;
    }
    return convention.read(
        new CommittedFiles(git.tree(fork, gitFolder), working, unchanged), options);
  }

  /**
   * On main, work not yet committed is compared with main as it is; only a clean checkout with what
   * was there before the last commit.
   */
  private GitState.Base base(
      String gitFolder, MigrationFiles working, Map<String, String> unchanged) throws GitException {
    GitState.Base base = state.base();
    if (base.shape() != GitState.Shape.MAIN) {
      return base;
    }
    GitTree head = git.tree(state.head(), gitFolder);
    if (new CommittedFiles(head, working, unchanged).equalWorking()) {
      return base;
    }
    return new GitState.Base(
        GitState.Shape.BRANCH,
        base.name(),
        base.why(),
        state.head(),
        state.head(),
        null,
        null,
        true);
  }

  private static String where(GitState.Base base) {
    return base.shape() == GitState.Shape.MAIN ? "before the last commit" : "on " + base.name();
  }

  private static List<LinearEntry> entries(History history) {
    return Stream.concat(history.superseded().stream(), history.migrations().stream())
        .map(LinearEntry::of)
        .toList();
  }

  /** Asks git, and remembers where files came from. */
  private record Past(
      Git git,
      GitState.Base base,
      String gitFolder,
      MigrationFiles working,
      CommittedFiles main,
      CommittedFiles mergeBase,
      Map<String, Optional<Arrival>> arrivals)
      implements LinearPast {
    Past(
        Git git,
        GitState.Base base,
        String gitFolder,
        MigrationFiles working,
        CommittedFiles main,
        CommittedFiles mergeBase) {
      this(git, base, gitFolder, working, main, mergeBase, new HashMap<>());
    }

    @Override
    public Optional<Arrival> arrival(String path) throws GitException {
      Optional<Arrival> known = arrivals.get(path);
      if (known == null) {
        known = new GitLog(git).arrival(base.tip(), inRepository(path));
        arrivals.put(path, known);
      }
      return known;
    }

    @Override
    public byte[] mine(String path) {
      try {
        return working.read(Migration.fileOf(path));
      } catch (IOException e) {
        // Said already when the migrations were read; for main it is as good as emptied.
        return new byte[0];
      }
    }

    @Override
    public byte[] merged(String path) throws GitException {
      String file = Migration.fileOf(path);
      return read(mergeBase.paths().contains(file) ? mergeBase : main, file);
    }

    @Override
    public boolean wasOnMain(String path, byte[] content) throws GitException {
      return new GitLog(git).versions(base.tip(), inRepository(path)).contains(main.idOf(content));
    }

    private String inRepository(String path) {
      String file = Migration.fileOf(path);
      return gitFolder.isEmpty() ? file : gitFolder + "/" + file;
    }

    private static byte[] read(MigrationFiles files, String path) throws GitException {
      try {
        return files.read(path);
      } catch (IOException e) {
        throw new GitException(
            GitException.Reason.OTHER, path + " cannot be read: " + e.getMessage(), null);
      }
    }
  }
}
