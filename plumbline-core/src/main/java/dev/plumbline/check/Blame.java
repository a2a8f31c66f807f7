package dev.plumbline.check;

import dev.plumbline.blame.ObjectName;
import dev.plumbline.blame.Origin;
import dev.plumbline.blame.Origins;
import dev.plumbline.config.Nearest;
import dev.plumbline.diff.Whole;
import dev.plumbline.git.FileCommits;
import dev.plumbline.git.FileCommits.Added;
import dev.plumbline.git.Git;
import dev.plumbline.git.GitException;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.rules.Finding;
import dev.plumbline.rules.HistoryFindings;
import dev.plumbline.rules.Location;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SchemaObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What {@code plumb blame} tells: which migration made each object and which changed it last. */
public final class Blame {
  /**
   * A migration, as far as git knows where it comes from.
   *
   * @param file relative to the project; null for what was there before the first migration
   * @param commit null when it is not committed, or there is no git to ask
   */
  public record Cause(@Nullable String file, @Nullable Added commit) {}

  /**
   * An object or column.
   *
   * @param changed the same as {@code created} when nothing changed it since
   */
  public record Line(Identity object, Cause created, Cause changed) {}

  /**
   * What came of it.
   *
   * @param lines null when the migrations build no schema: the findings say why
   * @param migrations how many were replayed
   * @param git null when git was asked; why it was not
   */
  public record Outcome(
      String project,
      @Nullable List<Line> lines,
      int migrations,
      String server,
      List<Finding> findings,
      @Nullable String git) {}

  private final CheckRequest request;
  private final Project project;

  private Blame(CheckRequest request, Project project) {
    this.request = request;
    this.project = project;
  }

  /**
   * Replays the history and follows every object.
   *
   * @param object as a person names it, with its parts; null for all
   * @param at the version, number or file of the last migration to look at; null for all
   * @throws CheckException when there is no such object or migration, or it could not do its work
   */
  public static Outcome of(CheckRequest request, @Nullable String object, @Nullable String at)
      throws CheckException {
    return new Blame(request, Project.locate(request.directory(), request.config()))
        .run(object, at);
  }

  private Outcome run(@Nullable String object, @Nullable String at) throws CheckException {
    try (Scratch scratch = Scratch.start(project, request.config(), request.environment())) {
      History all = project.history();
      List<Finding> findings =
          new ArrayList<>(
              HistoryFindings.of(project.relative(project.migrations()), all.problems()));
      History history = at == null ? all : MigrationAt.until(all, at, "--at");
      Origins origins = new Origins();
      Build.Outcome built =
          Check.unknown(all) == null
              ? new Build(project, request, scratch).history(history, origins)
              : new Build.Outcome(null, 0, List.of());
      findings.addAll(built.findings());
      Schema schema = built.schema();
      List<Line> lines = null;
      Map<String, Added> commits = new HashMap<>();
      String git = commits(commits);
      if (schema != null) {
        SortedMap<Identity, Origin> shown = shown(schema, origins.found());
        Collection<Identity> wanted =
            object == null ? shown.keySet() : wanted(object, schema, shown.keySet());
        lines =
            wanted.stream()
                .map(id -> line(id, shown.getOrDefault(id, new Origin(0, 0)), history, commits))
                .toList();
      }
      return new Outcome(
          request.name(),
          lines,
          history.migrations().size(),
          scratch.server().description(),
          findings,
          git);
    }
  }

  private Line line(Identity id, Origin origin, History history, Map<String, Added> commits) {
    return new Line(
        id, cause(origin.created(), history, commits), cause(origin.changed(), history, commits));
  }

  private Cause cause(int migration, History history, Map<String, Added> commits) {
    if (migration == 0) {
      return new Cause(null, null);
    }
    String path = Migration.fileOf(history.migrations().get(migration - 1).path());
    return new Cause(
        Location.join(project.relative(project.migrations()), path), commits.get(path));
  }

  /** Why git was not asked; null when it was. */
  private @Nullable String commits(Map<String, Added> into) {
    try (Git git = Git.in(project.migrations(), request.environment())) {
      into.putAll(FileCommits.of(git));
      return null;
    } catch (GitException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Objects in the comparison and their columns: bookkeeping of a runner is not. */
  private static SortedMap<Identity, Origin> shown(
      Schema schema, SortedMap<Identity, Origin> origins) {
    Set<String> relations = new HashSet<>();
    schema.objects().keySet().forEach(id -> relations.add(id.schema() + "\0" + id.name()));
    SortedMap<Identity, Origin> shown = new TreeMap<>();
    origins.forEach((id, origin) -> {
      boolean column =
          id.kind() == Kind.COLUMN && relations.contains(id.schema() + "\0" + id.parent());
      if (column || schema.find(id) != null) {
        shown.put(id, origin);
      }
    });
    return shown;
  }

  /** The objects of that name, each followed by its parts. */
  private static Collection<Identity> wanted(String text, Schema schema, Set<Identity> all)
      throws CheckException {
    ObjectName name = ObjectName.of(text);
    List<Identity> named = all.stream().filter(name::names).toList();
    if (named.isEmpty()) {
      named = all.stream().filter(name::namesPart).toList();
    }
    if (named.isEmpty()) {
      throw unknown(text, all);
    }
    Set<Identity> wanted = new TreeSet<>(named);
    for (Identity whole : named) {
      if (whole.parent() == null) {
        all.stream().filter(id -> isPart(id, whole, schema)).forEach(wanted::add);
      }
    }
    return wanted;
  }

  private static boolean isPart(Identity id, Identity whole, Schema schema) {
    if (id.kind() == Kind.COLUMN) {
      return switch (whole.kind()) {
        case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW, COMPOSITE_TYPE ->
            whole.name().equals(id.parent()) && String.valueOf(whole.schema()).equals(id.schema());
        default -> false;
      };
    }
    SchemaObject object = schema.find(id);
    return object != null && Whole.of(object).contains(whole);
  }

  private static CheckException unknown(String text, Set<Identity> all) {
    Map<String, String> names = new HashMap<>();
    for (Identity id : all) {
      String full = id.displayName();
      names.put(full, full);
      for (int dot = full.indexOf('.'); dot >= 0; dot = full.indexOf('.', dot + 1)) {
        names.putIfAbsent(full.substring(dot + 1), full);
      }
    }
    long dots = dots(text);
    names.keySet().removeIf(name -> dots(name) != dots);
    Set<String> near = new TreeSet<>();
    for (int tries = 0; tries < 3; tries++) {
      String one = Nearest.to(text, names.keySet());
      if (one != null) {
        near.add(String.valueOf(names.remove(one)));
      }
    }
    return CheckException.wrongUse(
        "the migrations make no object " + text,
        near.isEmpty()
            ? "plumb blame lists all there are"
            : "did you mean " + String.join(" or ", near) + "?");
  }

  private static long dots(String name) {
    return name.chars().filter(c -> c == '.').count();
  }
}
