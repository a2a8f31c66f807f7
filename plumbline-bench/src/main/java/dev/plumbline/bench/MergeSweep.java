package dev.plumbline.bench;

import dev.plumbline.git.Git;
import dev.plumbline.git.GitException;
import dev.plumbline.git.GitState;
import dev.plumbline.git.GitTree;
import dev.plumbline.history.Conventions;
import dev.plumbline.history.History;
import dev.plumbline.history.MigrationFiles;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.Recognition;
import dev.plumbline.history.Surroundings;
import dev.plumbline.rules.CommittedFiles;
import dev.plumbline.rules.Finding;
import dev.plumbline.rules.HistoryFindings;
import dev.plumbline.rules.LinearHistory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What the rules of files and of linear history say of every pull request of a repository's past,
 * from git's objects, thousands in a minute. It serves to look for candidates; what counts is a
 * checkout and the command.
 *
 * <p>Reads lines {@code branch main mergeBase} of commit ids; writes lines {@code branch convention
 * severity rule message}, with tabs between, one for each finding, {@code -} where there is none.
 */
public final class MergeSweep {
  private final Git git;
  private final Path repository;
  private final String folder;
  private final Map<String, byte[]> contents = new HashMap<>();

  private MergeSweep(Git git, Path repository, String folder) {
    this.git = git;
    this.repository = repository;
    this.folder = folder;
  }

  /** Repository, folder of the migrations. */
  public static void main(String[] arguments) throws IOException, GitException {
    Path repository = Path.of(arguments[0]);
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    try (Git git = Git.in(repository, System.getenv());
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      MergeSweep sweep = new MergeSweep(git, repository, arguments[1]);
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] ids = line.split(" ");
        sweep.findings(ids[0], ids[1], ids[2]).forEach(out::println);
      }
    }
    out.flush();
  }

  private List<String> findings(String branch, String main, String mergeBase) throws GitException {
    MigrationFiles working = new Committed(git.tree(branch, folder));
    Optional<Recognition> seen = Conventions.recognise(working);
    if (seen.isEmpty()) {
      return List.of(String.join("\t", branch, "none", "-", "-", "not recognised"));
    }
    String convention = seen.get().convention().id();
    History mine = seen.get().convention().read(working, ReadOptions.DEFAULT);
    var base =
        new GitState.Base(
            GitState.Shape.BRANCH,
            "main",
            "the sweep",
            main,
            mergeBase,
            mergeBase,
            null,
            main.equals(mergeBase));
    var state = new GitState.InRepository(repository, "", branch, null, base, false);
    LinearHistory.Compared compared =
        new LinearHistory(git, state, folder, seen.get().convention(), ReadOptions.DEFAULT)
            .compare(working, mine, Clock.systemUTC());
    List<Finding> all =
        new ArrayList<>(HistoryFindings.of(folder, mine.problems(), compared.merged()));
    all.addAll(compared.findings());
    if (all.isEmpty()) {
      return List.of(String.join("\t", branch, convention, "-", "-", ""));
    }
    return all.stream()
        .map(finding ->
            String.join(
                "\t",
                branch,
                convention,
                finding.severity().name(),
                finding.rule(),
                finding.message().replaceAll("\\s+", " ")))
        .toList();
  }

  /** A commit's files as if they were checked out. */
  private final class Committed implements MigrationFiles {
    private final GitTree tree;
    private final CommittedFiles files;

    Committed(GitTree tree) {
      this.tree = tree;
      this.files = new CommittedFiles(tree, NONE);
    }

    @Override
    public Surroundings around() {
      return files.around();
    }

    @Override
    public SortedSet<String> paths() {
      return tree.paths();
    }

    @Override
    public byte[] read(String path) throws IOException {
      String id = tree.blobs().get(path);
      if (id == null) {
        return files.read(path);
      }
      byte[] content = contents.get(id);
      if (content == null) {
        try {
          content = tree.read(path);
        } catch (GitException | IllegalArgumentException e) {
          throw new IOException(e.getMessage(), e);
        }
        contents.put(id, content);
      }
      return content;
    }
  }
}
