package dev.plumbline.check;

import dev.plumbline.canonical.CanonicalHeader;
import dev.plumbline.canonical.CanonicalWriter;
import dev.plumbline.config.Config.Layout;
import dev.plumbline.git.BaseOptions;
import dev.plumbline.git.Git;
import dev.plumbline.git.GitException;
import dev.plumbline.git.GitState;
import dev.plumbline.git.WorkingTree;
import dev.plumbline.history.FileChange;
import dev.plumbline.history.Migration;
import dev.plumbline.history.NumberedName;
import dev.plumbline.history.Numbering;
import dev.plumbline.history.NumberingException;
import dev.plumbline.rules.Finding;
import dev.plumbline.schema.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code plumb renumber}: the branch's own migrations behind main's, with all that names them.
 * Planning writes nothing; {@link Plan#apply} writes, and can be repeated when it was interrupted.
 */
public final class Renumber {
  private static final String LOG = "plumb-renumber";

  private final CheckRequest request;
  private final Project project;
  private final RenumberSides.Place place;
  private final List<String> urls;
  private final List<String> notes = new ArrayList<>();

  private Renumber(
      CheckRequest request, Project project, RenumberSides.Place place, List<String> urls) {
    this.request = request;
    this.project = project;
    this.place = place;
    this.urls = urls;
  }

  /**
   * One migration's old and new name.
   *
   * @param from path from the repository's root
   * @param to the same when it keeps its name
   */
  public record Renamed(String from, String to) {}

  /**
   * What is to be done.
   *
   * @param main as a person calls it
   * @param renamed the branch's migrations, in their order; empty when there is nothing to do
   * @param changes with paths from the repository's root
   * @param diff of them all
   * @param mentions files outside the migrations directory in which names are rewritten
   * @param proof what the replays showed, a sentence each
   * @param findings why it cannot be done; empty when it can
   * @param applied what databases have run under its old name, so that it must not be done
   * @param notes what a person should look at
   * @param databases what databases that ran the old names need
   * @param next what to type then
   */
  public record Plan(
      String main,
      List<Renamed> renamed,
      List<FileChange> changes,
      String diff,
      List<String> mentions,
      List<String> proof,
      List<Finding> findings,
      List<String> applied,
      List<String> notes,
      List<String> databases,
      List<String> next,
      Path root,
      Path log) {
    public Plan {
      renamed = List.copyOf(renamed);
      changes = List.copyOf(changes);
      mentions = List.copyOf(mentions);
      proof = List.copyOf(proof);
      findings = List.copyOf(findings);
      applied = List.copyOf(applied);
      notes = List.copyOf(notes);
      databases = List.copyOf(databases);
      next = List.copyOf(next);
    }

    public boolean isEmpty() {
      return changes.isEmpty() && findings.isEmpty() && applied.isEmpty();
    }

    /**
     * Does it.
     *
     * @throws CheckException when a file cannot be written; run again, it goes on from there
     */
    public void apply() throws CheckException {
      new Rewriting(root, log).run(changes);
    }
  }

  /**
   * Finishes what an interrupted run began.
   *
   * @return the files it had to bring about; empty when nothing was left over
   */
  public static List<String> finish(CheckRequest request) throws CheckException {
    try (Git git = Git.in(request.directory(), request.environment())) {
      GitState state = state(git, request);
      if (!(state instanceof GitState.InRepository repository)) {
        return List.of();
      }
      Path log = new WorkingTree(git).privately(LOG);
      return new Rewriting(repository.root(), log).finish();
    } catch (GitException e) {
      throw CheckException.couldNotRun(String.valueOf(e.getMessage()), e.fix());
    }
  }

  /**
   * Finds out what is to be done and proves it in scratch.
   *
   * @param urls databases to ask whether they have run the migrations under their old names
   * @throws CheckException when that cannot be told
   */
  public static Plan plan(CheckRequest request, List<String> urls) throws CheckException {
    Project project = Project.locate(request.directory(), request.config());
    try (Git git = Git.in(project.root(), request.environment())) {
      return switch (state(git, request)) {
        case GitState.OutsideGit outside ->
            throw CheckException.couldNotRun(
                outside.reason(), "renumbering compares with main, which git has to know");
        case GitState.NoBase none -> throw CheckException.couldNotRun(none.reason(), none.fix());
        case GitState.Unusable unusable ->
            throw CheckException.couldNotRun(unusable.message(), unusable.fix());
        case GitState.InRepository repository -> {
          String folder = repository.folder(project.relative(project.migrations()));
          RenumberSides.Place place = new RenumberSides.Place(git, repository, folder);
          yield new Renumber(request, project, place, urls).plan();
        }
      };
    } catch (GitException e) {
      throw CheckException.couldNotRun(String.valueOf(e.getMessage()), e.fix());
    } catch (NumberingException e) {
      throw CheckException.wrongUse(String.valueOf(e.getMessage()), e.fix());
    }
  }

  private static GitState state(Git git, CheckRequest request) {
    return GitState.of(git, new BaseOptions(request.config().base(), request.environment()));
  }

  private Plan plan() throws GitException, CheckException, NumberingException {
    RenumberSides sides = RenumberSides.of(project, place);
    sides
        .alreadyThere()
        .forEach((own, twin) ->
            notes.add(
                "%s is %s of %s to the byte: delete it"
                    .formatted(inRepository(own.path()), twin.path(), sides.mainName())));
    Numbering numbering = project.convention().numbering();
    if (sides.own().isEmpty()) {
      return nothing(sides);
    }
    requireMain(sides, numbering);
    Numbering.Renumbered renumbered =
        numbering.renumber(
            new Numbering.Series(
                sides.main(),
                sides.mainHistory(),
                sides.before(),
                sides.mine(),
                sides.own(),
                request.clock().instant()));
    List<FileChange> directory = new ArrayList<>(renumbered.changes());
    directory.removeIf(change -> isAsItIs(change));
    if (sides.together()) {
      restoreMains(sides, directory);
    }
    notes.addAll(renumbered.notes());
    if (directory.isEmpty()) {
      return nothing(sides);
    }
    List<String> applied =
        RenumberDatabases.applied(request, sides.mainHistory(), renumbered.moves(), urls);
    return plan(sides, renumbered.moves(), directory, numbering, applied);
  }

  private void requireMain(RenumberSides sides, Numbering numbering) throws CheckException {
    if (!sides.together() && numbering.needsMain() && hasNews(sides)) {
      throw CheckException.wrongUse(
          "this branch lacks migrations that %s has, and their journal can only be continued when"
                  .formatted(sides.mainName())
              + " they are here",
          "git rebase %s; where it stops at the journal, run plumb renumber there: it resolves it"
              .formatted(sides.mainName()));
    }
  }

  private boolean hasNews(RenumberSides sides) {
    return sides.mainHistory().migrations().stream()
        .anyMatch(m -> !sides.before().paths().contains(m.path()));
  }

  private Plan nothing(RenumberSides sides) throws GitException {
    return new Plan(
        sides.mainName(),
        List.of(),
        List.of(),
        "",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        notes,
        List.of(),
        List.of(),
        place.state().root(),
        new WorkingTree(place.git()).privately(LOG));
  }

  private boolean isAsItIs(FileChange change) {
    return change.to() != null
        && change.to().equals(change.from())
        && Arrays.equals(now(inRepository(change.to())), change.content());
  }

  /** Where the branch's stood, main's stands again. */
  private void restoreMains(RenumberSides sides, List<FileChange> changes)
      throws NumberingException {
    Set<String> written = new HashSet<>();
    changes.forEach(change -> written.add(String.valueOf(change.to())));
    Set<String> touched = new LinkedHashSet<>();
    for (FileChange change : changes) {
      if (change.from() != null) {
        touched.add(change.from());
      }
    }
    if (sides.stopped() != null) {
      for (String path : sides.stopped().unmerged()) {
        if (place.holds(path)
            && (touched.contains(below(path)) || isCompanion(sides, below(path)))) {
          touched.add(below(path));
        } else {
          notes.add(path + " has a conflict that is not about numbers; it is left to you");
        }
      }
    }
    for (String path : touched) {
      if (!written.contains(path) && sides.main().paths().contains(path)) {
        // Even where it stands already: the branch's of that name moves away.
        changes.add(FileChange.written(path, read(sides, path)));
      }
    }
  }

  private boolean isCompanion(RenumberSides sides, String path) {
    return project.convention().numbering().mayBeLost(path) && sides.main().paths().contains(path);
  }

  private static byte[] read(RenumberSides sides, String path) throws NumberingException {
    try {
      return sides.main().read(path);
    } catch (IOException e) {
      throw new NumberingException(path + " cannot be read: " + e.getMessage(), "git fsck");
    }
  }

  private Plan plan(
      RenumberSides sides,
      List<Numbering.Move> moves,
      List<FileChange> directory,
      Numbering numbering,
      List<String> applied)
      throws GitException, CheckException {
    Mentions mentions = mentions(sides, moves);
    List<FileChange> inDirectory = withHeaders(sides, moves, directory, mentions);
    RenumberProof proof =
        RenumberProof.of(
            request,
            project,
            new PlannedFiles(sides.together() ? project.files() : sides.main(), inDirectory),
            sides,
            moves);
    Map<String, FileChange> all = new LinkedHashMap<>();
    inDirectory.forEach(change -> put(all, inRepository(change)));
    List<String> elsewhere = mentionsElsewhere(sides, mentions, all);
    canonical(sides, proof.schema(), proof, all);
    List<FileChange> changes = List.copyOf(all.values());
    requireSaved(changes);
    List<Renamed> renamed =
        moves.stream()
            .map(m -> new Renamed(inRepository(m.migration().path()), inRepository(m.path())))
            .toList();
    return new Plan(
        sides.mainName(),
        renamed,
        proof.findings().isEmpty() ? changes : List.of(),
        ChangeDiff.of(changes, this::now),
        elsewhere,
        proof.words(),
        proof.findings(),
        applied,
        notes,
        moves.stream().anyMatch(Numbering.Move::renames)
            ? numbering.localDatabases(moves)
            : List.of(),
        next(sides),
        place.state().root(),
        new WorkingTree(place.git()).privately(LOG));
  }

  private static void put(Map<String, FileChange> all, FileChange change) {
    all.put(change.to() == null ? "\0" + change.from() : change.to(), change);
  }

  private Mentions mentions(RenumberSides sides, List<Numbering.Move> moves) {
    Set<String> mains = new HashSet<>();
    sides.mainHistory().migrations().forEach(m -> mains.add(Mentions.name(m.path())));
    for (Numbering.Move move : moves) {
      String name = Mentions.name(move.migration().path());
      if (move.renames() && mains.contains(name)) {
        notes.add(
            "%s is the name of one of %s as well: texts that mention it are left as they are"
                .formatted(name, sides.mainName()));
      }
    }
    return new Mentions(moves, mains);
  }

  /** The branch's own files may name themselves and each other. */
  private List<FileChange> withHeaders(
      RenumberSides sides,
      List<Numbering.Move> moves,
      List<FileChange> changes,
      Mentions mentions) {
    List<FileChange> named = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (FileChange change : changes) {
      String from = change.from();
      seen.add(String.valueOf(from));
      if (from == null || !NumberedName.isSql(from) || from.equals(change.to())) {
        named.add(change);
        continue;
      }
      named.add(change.holding(renamed(change.content(), owner(moves, from), mentions)));
    }
    for (Numbering.Move move : moves) {
      String path = move.migration().path();
      if (!seen.contains(path) && sides.mine().paths().contains(path)) {
        byte[] content = now(inRepository(path));
        byte[] changed = renamed(content, move.migration(), mentions);
        if (!Arrays.equals(content, changed)) {
          named.add(FileChange.written(path, changed));
        }
      }
    }
    return named;
  }

  private static @Nullable Migration owner(List<Numbering.Move> moves, String path) {
    return moves.stream()
        .map(Numbering.Move::migration)
        .filter(m -> m.path().equals(path) || Mentions.name(m.path()).equals(Mentions.name(path)))
        .findFirst()
        .orElse(null);
  }

  private static byte[] renamed(byte[] content, @Nullable Migration migration, Mentions mentions) {
    String text = new String(content, StandardCharsets.UTF_8);
    if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), content)) {
      return content;
    }
    String changed = migration == null ? mentions.renamed(text) : mentions.header(text, migration);
    return changed.getBytes(StandardCharsets.UTF_8);
  }

  private List<String> mentionsElsewhere(
      RenumberSides sides, Mentions mentions, Map<String, FileChange> all) throws GitException {
    Set<String> taken = new HashSet<>();
    all.values()
        .forEach(change -> {
          taken.add(String.valueOf(change.from()));
          taken.add(String.valueOf(change.to()));
        });
    List<String> elsewhere = new ArrayList<>();
    for (String path : new WorkingTree(place.git()).mentioning(mentions.old())) {
      boolean migration = place.holds(path) && !place.folder().isEmpty();
      Path file = place.state().root().resolve(path);
      if (taken.contains(path)
          || migration
              && (sides.main().paths().contains(below(path)) || below(path).endsWith(".json"))
          || file.startsWith(project.canonical())) {
        continue;
      } else if (sides.stopped() != null && sides.stopped().unmerged().contains(path)) {
        notes.add(path + " names a renumbered migration and has a conflict: resolve it first");
        continue;
      }
      byte[] content = now(path);
      byte[] changed = renamed(content, null, mentions);
      if (!Arrays.equals(content, changed)) {
        all.put(path, FileChange.written(path, changed));
        elsewhere.add(path);
      }
    }
    return elsewhere;
  }

  /** What plumb wrote of the schema tells the migrations' names too; it is made anew with them. */
  private void canonical(
      RenumberSides sides,
      @Nullable Schema schema,
      RenumberProof proof,
      Map<String, FileChange> all) {
    Path file = project.canonical();
    if (schema == null
        || !sides.together()
        || project.layout() != Layout.FILE
        || !file.startsWith(place.state().root())) {
      return;
    }
    String path = place.state().root().relativize(file).toString().replace('\\', '/');
    byte[] now = now(path);
    if (CanonicalHeader.read(new String(now, StandardCharsets.UTF_8)).isEmpty()) {
      return;
    }
    byte[] text =
        CanonicalWriter.write(schema, CanonicalCheck.facts(proof.history()))
            .getBytes(StandardCharsets.UTF_8);
    if (!Arrays.equals(now, text)) {
      all.put(path, FileChange.written(path, text));
    }
  }

  /** Nothing that only the working tree has is written over. */
  private void requireSaved(List<FileChange> changes) throws GitException, CheckException {
    Set<String> gone = new HashSet<>();
    changes.stream().filter(Renumber::isMove).forEach(c -> gone.add(String.valueOf(c.from())));
    Set<String> over = new LinkedHashSet<>();
    for (FileChange change : changes) {
      String to = change.to();
      String from = change.from();
      if (to == null || Arrays.equals(now(to), change.content())) {
        continue;
      }
      boolean exists = Files.exists(place.state().root().resolve(to));
      if (exists && !to.equals(from) && !gone.contains(to)) {
        throw CheckException.wrongUse(
            to + " is in the way: it is there with other content than it is to have",
            "move it away, then run it again");
      }
      boolean derived = place.state().root().resolve(to).startsWith(project.canonical());
      if (to.equals(from) && inDirectory(to) && !derived) {
        over.add(to);
      } else if (from != null && !from.endsWith(".sql") && !same(from, change)) {
        over.add(from);
      }
    }
    Set<String> unsaved = new WorkingTree(place.git()).unsaved(over);
    if (!unsaved.isEmpty()) {
      throw CheckException.wrongUse(
          "changes that only the working tree has would be written over: "
              + String.join(", ", unsaved),
          "git add or git commit them, then run it again");
    }
  }

  private static boolean isMove(FileChange change) {
    return change.from() != null && !change.from().equals(change.to());
  }

  private boolean same(String path, FileChange change) {
    return Arrays.equals(now(path), change.content());
  }

  private boolean inDirectory(String path) {
    return place.holds(path);
  }

  private List<String> next(RenumberSides sides) {
    List<String> next = new ArrayList<>();
    if (sides.stopped() != null) {
      next.add("git add -A " + (place.folder().isEmpty() ? "." : place.folder()));
      next.add(sides.stopped().goOn());
    } else if (!sides.together()) {
      next.add("git commit, then git rebase " + sides.mainName());
    }
    next.add("plumb check");
    return next;
  }

  private FileChange inRepository(FileChange change) {
    return new FileChange(
        change.from() == null ? null : inRepository(change.from()),
        change.to() == null ? null : inRepository(change.to()),
        change.content());
  }

  private String inRepository(String path) {
    return place.path(path);
  }

  private String below(String path) {
    return path.substring(place.path("").length());
  }

  /** The working tree's bytes; none when there is no such file. */
  private byte[] now(String path) {
    try {
      Path file = place.state().root().resolve(path);
      return Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
    } catch (IOException e) {
      return new byte[0];
    }
  }
}
