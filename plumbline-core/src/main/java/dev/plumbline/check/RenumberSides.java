package dev.plumbline.check;

import dev.plumbline.git.Git;
import dev.plumbline.git.GitException;
import dev.plumbline.git.GitState;
import dev.plumbline.git.GitTree;
import dev.plumbline.git.MergeState;
import dev.plumbline.git.WorkingTree;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.MigrationFiles;
import dev.plumbline.history.Surroundings;
import dev.plumbline.rules.CommittedFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Main's migrations and the branch's own, wherever they are: side by side in the working tree after
 * a rebase, on two commits before one, or in the middle of one that stopped.
 *
 * @param main the directory that stays
 * @param before the directory both come from
 * @param mine the directory with the branch's files in it
 * @param own the branch's migrations, in their order
 * @param alreadyThere the branch's migrations that main has to the byte under another name
 * @param together whether the working tree has main's files too
 * @param stopped the merge that stopped in these files; null when none did
 * @param mainName main as a person calls it
 */
record RenumberSides(
    MigrationFiles main,
    History mainHistory,
    MigrationFiles before,
    MigrationFiles mine,
    List<Migration> own,
    Map<Migration, Migration> alreadyThere,
    boolean together,
    @Nullable MergeState stopped,
    String mainName) {

  /** Where the migrations are in the repository. */
  record Place(Git git, GitState.InRepository state, String folder) {
    /** From the repository's root. */
    String path(String inFolder) {
      return folder.isEmpty() ? inFolder : folder + "/" + inFolder;
    }

    boolean holds(String path) {
      return folder.isEmpty() || path.startsWith(folder + "/");
    }
  }

  static RenumberSides of(Project project, Place place) throws GitException {
    GitState.Base base = base(place);
    MergeState stopped = MergeState.of(place.git(), base.tip()).orElse(null);
    if (stopped != null
        && stopped.unmerged().stream().anyMatch(path -> stoppedIn(project, place, path))) {
      return stopped(project, place, base, stopped);
    }
    boolean together = base.upToDate() || MergeState.brings(place.git(), base.tip());
    MigrationFiles working = project.files();
    MigrationFiles main = committed(place, base.tip(), working);
    MigrationFiles before =
        base.mergeBase().equals(base.tip()) ? main : committed(place, base.mergeBase(), working);
    MigrationFiles mine = together ? withLost(project, place, main) : working;
    return of(project, main, before, mine, List.of(), together, null, base.name());
  }

  /** The canonical is made anew, whatever became of it. */
  private static boolean stoppedIn(Project project, Place place, String path) {
    return place.holds(path)
        && !place.state().root().resolve(path).startsWith(project.canonical())
        && !project.options().excluded().contains(path.substring(place.path("").length()));
  }

  private static RenumberSides stopped(
      Project project, Place place, GitState.Base base, MergeState stopped) throws GitException {
    MigrationFiles working = project.files();
    MigrationFiles front = committed(place, stopped.front(), working);
    MigrationFiles back = committed(place, stopped.back(), working);
    String stem = stopped.stem();
    MigrationFiles before = stem == null ? MigrationFiles.NONE : committed(place, stem, working);
    List<Migration> settled = project.convention().read(front, project.options()).migrations();
    MigrationFiles mine = withWork(place, stopped, front, back, working);
    return of(project, front, before, mine, settled, true, stopped, base.name());
  }

  /** Where somebody has adapted the branch's files meanwhile, theirs are the branch's. */
  private static MigrationFiles withWork(
      Place place,
      MergeState stopped,
      MigrationFiles front,
      MigrationFiles back,
      MigrationFiles working) {
    Set<String> worked = new TreeSet<>(back.paths());
    worked.removeAll(front.paths());
    worked.retainAll(working.paths());
    worked.removeIf(path -> stopped.unmerged().contains(place.path(path)));
    return new Overlaid(back, working, worked);
  }

  private static RenumberSides of(
      Project project,
      MigrationFiles main,
      MigrationFiles before,
      MigrationFiles mine,
      List<Migration> settled,
      boolean together,
      @Nullable MergeState stopped,
      String mainName) {
    History mainHistory = project.convention().read(main, project.options());
    List<Migration> merged = new ArrayList<>(mainHistory.migrations());
    merged.addAll(project.convention().read(before, project.options()).migrations());
    merged.addAll(settled);
    List<Migration> own = new ArrayList<>();
    Map<Migration, Migration> alreadyThere = new HashMap<>();
    for (Migration migration : project.convention().read(mine, project.options()).migrations()) {
      if (migration.kind() != Migration.Kind.VERSIONED || isMerged(migration, merged, before)) {
        continue;
      }
      Migration twin = twin(migration, mainHistory.migrations());
      if (twin == null) {
        own.add(migration);
      } else {
        alreadyThere.put(migration, twin);
      }
    }
    return new RenumberSides(
        main, mainHistory, before, mine, own, alreadyThere, together, stopped, mainName);
  }

  /** What lies under a merged one's path is that one, edited perhaps; not if main's came later. */
  private static boolean isMerged(
      Migration migration, List<Migration> merged, MigrationFiles before) {
    return before.paths().contains(migration.path())
        ? merged.stream().anyMatch(other -> other.path().equals(migration.path()))
        : merged.stream()
            .anyMatch(other ->
                other.path().equals(migration.path()) && other.sha256().equals(migration.sha256()));
  }

  private static @Nullable Migration twin(Migration migration, List<Migration> main) {
    return main.stream()
        .filter(other -> !other.path().equals(migration.path()))
        .filter(other -> !other.sha256().isEmpty() && other.sha256().equals(migration.sha256()))
        .filter(other -> other.sourceOrNull() != null && !other.sourceOrNull().text().isBlank())
        .findFirst()
        .orElse(null);
  }

  /** On main, work not yet committed is the branch's. */
  private static GitState.Base base(Place place) throws GitException {
    GitState.Base base = place.state().base();
    if (base.shape() != GitState.Shape.MAIN) {
      return base;
    }
    String head = place.state().head();
    return new GitState.Base(
        GitState.Shape.BRANCH, base.name(), base.why(), head, head, head, null, true);
  }

  private static MigrationFiles committed(Place place, String commit, MigrationFiles working)
      throws GitException {
    GitTree tree = place.git().tree(commit, place.folder());
    return new CommittedFiles(tree, working);
  }

  /** What a rebase put main's in the place of is still in the commit it began with. */
  private static MigrationFiles withLost(Project project, Place place, MigrationFiles main)
      throws GitException {
    MigrationFiles working = project.files();
    String commit = new WorkingTree(place.git()).before().orElse(null);
    if (commit == null) {
      return working;
    }
    MigrationFiles earlier = committed(place, commit, working);
    Set<String> lost = new TreeSet<>();
    for (String path : earlier.paths()) {
      if (project.convention().numbering().mayBeLost(path) && same(main, working, path)) {
        lost.add(path);
      }
    }
    return lost.isEmpty() ? working : new Overlaid(working, earlier, lost);
  }

  private static boolean same(MigrationFiles main, MigrationFiles working, String path) {
    if (!main.paths().contains(path)) {
      return false;
    }
    try {
      return !working.paths().contains(path) || Arrays.equals(main.read(path), working.read(path));
    } catch (IOException e) {
      return false;
    }
  }

  /** A directory in which some files are another's. */
  private record Overlaid(MigrationFiles under, MigrationFiles over, Set<String> taken)
      implements MigrationFiles {
    @Override
    public SortedSet<String> paths() {
      SortedSet<String> paths = new TreeSet<>(under.paths());
      paths.addAll(taken);
      return paths;
    }

    @Override
    public Surroundings around() {
      return under.around();
    }

    @Override
    public byte[] read(String path) throws IOException {
      return taken.contains(path) ? over.read(path) : under.read(path);
    }
  }
}
