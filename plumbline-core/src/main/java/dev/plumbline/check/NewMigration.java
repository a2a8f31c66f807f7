package dev.plumbline.check;

import dev.plumbline.git.BaseOptions;
import dev.plumbline.git.Git;
import dev.plumbline.git.GitException;
import dev.plumbline.git.GitState;
import dev.plumbline.git.GitTree;
import dev.plumbline.git.OpenBranches;
import dev.plumbline.history.FileChange;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.MigrationFiles;
import dev.plumbline.history.MigrationName;
import dev.plumbline.history.Numbering;
import dev.plumbline.history.NumberingException;
import dev.plumbline.history.Surroundings;
import dev.plumbline.rules.CommittedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code plumb new}: the next free number, with main and the branches somebody works on considered,
 * and the files of a migration under it.
 */
public final class NewMigration {
  /** A branch that nobody touched for longer holds no number. */
  private static final Duration OPEN = Duration.ofDays(90);

  /**
   * What is asked for.
   *
   * @param name in the user's words
   * @param sql its statements; null for an empty one
   * @param branches whether other branches' numbers count
   */
  public record Wanted(String name, @Nullable String sql, boolean branches) {}

  /**
   * What is to be written.
   *
   * @param version as in its name
   * @param changes with paths relative to {@code root}; the file to write statements into first
   * @param notes who holds the numbers before it, and what else to know
   */
  public record Made(String version, Path root, List<FileChange> changes, List<String> notes) {
    public Made {
      changes = List.copyOf(changes);
      notes = List.copyOf(notes);
    }

    /**
     * Writes the files; none of them is there yet, but for a journal that is continued.
     *
     * @throws CheckException when one cannot be written
     */
    public void write() throws CheckException {
      for (FileChange change : changes) {
        Path file = root.resolve(String.valueOf(change.to()));
        try {
          Files.createDirectories(file.getParent());
          Files.write(file, change.content());
        } catch (IOException e) {
          throw CheckException.couldNotRun(
              change.to() + " cannot be written: " + e,
              "make the migrations directory writable, then run it again");
        }
      }
    }
  }

  private final CheckRequest request;
  private final Project project;
  private final List<String> notes = new ArrayList<>();

  private NewMigration(CheckRequest request, Project project) {
    this.request = request;
    this.project = project;
  }

  /**
   * Finds number and files; writes nothing.
   *
   * @throws CheckException when the name does not do, or something is in the way
   */
  public static Made of(CheckRequest request, Wanted wanted) throws CheckException {
    Project project = Project.locate(request.directory(), request.config());
    try {
      return new NewMigration(request, project).make(wanted);
    } catch (NumberingException e) {
      throw CheckException.wrongUse(String.valueOf(e.getMessage()), e.fix());
    }
  }

  private Made make(Wanted wanted) throws NumberingException, CheckException {
    List<String> words = MigrationName.words(wanted.name());
    Numbering numbering = project.convention().numbering();
    History history = project.history();
    String unknown = Check.unknown(history);
    if (unknown != null) {
      throw CheckException.wrongUse(unknown, "plumb check says what is wrong with it");
    }
    Set<String> taken = new HashSet<>();
    elsewhere(history, wanted.branches(), numbering, taken);
    Numbering.Made made =
        numbering.make(
            new Numbering.Wanted(
                project.files(),
                history,
                project.options().naming(),
                taken,
                numbering.joined(words),
                text(String.join(" ", words), wanted.sql()),
                request.clock().instant()));
    notes.addAll(made.notes());
    for (FileChange change : made.files()) {
      Path file = project.migrations().resolve(String.valueOf(change.to()));
      if (change.from() == null && Files.exists(file)) {
        throw CheckException.wrongUse(
            project.relative(file) + " is there already", "choose another name");
      }
    }
    List<FileChange> changes =
        made.files().stream()
            .map(change ->
                new FileChange(
                    change.from(),
                    project.relative(project.migrations().resolve(String.valueOf(change.to()))),
                    change.content()))
            .toList();
    return new Made(made.version(), project.root(), changes, notes);
  }

  /** What it is for stands above the statements, for whoever meets it in a year. */
  private static String text(String words, @Nullable String sql) {
    String header = "-- What: %s\n-- Why:\n".formatted(words);
    if (sql == null || sql.isBlank()) {
      return header + "\n";
    }
    return header + "\n" + sql.stripTrailing() + "\n";
  }

  /** Versions of main and of open branches that are not here. */
  private void elsewhere(History history, boolean branches, Numbering numbering, Set<String> taken)
      throws CheckException {
    try (Git git = Git.in(project.root(), request.environment())) {
      GitState state =
          GitState.of(git, new BaseOptions(request.config().base(), request.environment()));
      switch (state) {
        case GitState.OutsideGit outside -> {}
        case GitState.NoBase none -> {}
        case GitState.Unusable unusable ->
            notes.add("main and other branches were not looked at: " + unusable.message());
        case GitState.InRepository repository ->
            new Elsewhere(git, repository, history, numbering).look(branches, taken);
      }
    } catch (GitException e) {
      throw CheckException.couldNotRun(String.valueOf(e.getMessage()), e.fix());
    }
  }

  /** What others hold. */
  private final class Elsewhere {
    private final Git git;
    private final GitState.InRepository state;
    private final Numbering numbering;
    private final String folder;
    private final Set<String> known = new HashSet<>();

    Elsewhere(Git git, GitState.InRepository state, History history, Numbering numbering) {
      this.git = git;
      this.state = state;
      this.numbering = numbering;
      this.folder = state.folder(project.relative(project.migrations()));
      history.migrations().forEach(migration -> known.add(migration.path()));
    }

    void look(boolean branches, Set<String> taken) throws GitException {
      String main = state.base().tip();
      List<String> mains = new ArrayList<>();
      for (Migration migration : news(main)) {
        taken.add(migration.version());
        mains.add(migration.path());
      }
      if (!mains.isEmpty()) {
        notes.add(
            "%s has %s, which this branch lacks: git rebase %s"
                .formatted(state.base().name(), listed(mains), state.base().name()));
      }
      if (!branches) {
        return;
      }
      for (OpenBranches.Branch branch :
          OpenBranches.of(git, main, request.clock().instant().minus(OPEN))) {
        if (!branch.commit().equals(state.head())) {
          held(branch, taken);
        }
      }
      asked(OpenNumbers.of(project, request, state), taken);
    }

    /** Pull requests of forks have no branch here, and not everybody fetches. */
    private void asked(OpenNumbers open, Set<String> taken) {
      for (OpenNumbers.Taken one : open.taken()) {
        if (known.add(one.migration().path())) {
          notes.add(one.by() + " holds " + one.migration().path() + later());
          if (numbering.leavesGaps()) {
            taken.add(one.migration().version());
          }
        }
      }
      if (open.notKnown() != null) {
        notes.add("other open pull requests are not known: " + open.notKnown());
      }
    }

    private String later() {
      return numbering.leavesGaps()
          ? ""
          : "; a journal has no gaps, so whoever merges last runs plumb renumber";
    }

    private void held(OpenBranches.Branch branch, Set<String> taken) throws GitException {
      List<String> held = new ArrayList<>();
      for (Migration migration : news(branch.commit())) {
        held.add(migration.path());
        if (numbering.leavesGaps()) {
          taken.add(migration.version());
        }
      }
      if (!held.isEmpty()) {
        notes.add(
            "%s (%s) holds %s%s".formatted(branch.name(), branch.date(), listed(held), later()));
      }
    }

    /** Migrations of a commit that nobody named before. */
    private List<Migration> news(String commit) throws GitException {
      MigrationFiles files = new NamesOnly(git.tree(commit, folder));
      List<Migration> news = new ArrayList<>();
      for (Migration migration : project.convention().read(files, project.options()).migrations()) {
        if (migration.kind() == Migration.Kind.VERSIONED && known.add(migration.path())) {
          news.add(migration);
        }
      }
      return news;
    }

    private static String listed(List<String> paths) {
      return paths.size() <= 3
          ? String.join(", ", paths)
          : "%s and %d more".formatted(String.join(", ", paths.subList(0, 3)), paths.size() - 3);
    }

    /** Only what says the order is read; of many branches' files the names are enough. */
    private final class NamesOnly implements MigrationFiles {
      private final GitTree tree;

      NamesOnly(GitTree tree) {
        this.tree = tree;
      }

      @Override
      public SortedSet<String> paths() {
        return tree.paths();
      }

      @Override
      public Surroundings around() {
        return project.files().around();
      }

      @Override
      public byte[] read(String path) throws IOException {
        return path.endsWith(".sql")
            ? new byte[0]
            : new CommittedFiles(tree, project.files()).read(path);
      }
    }
  }
}
