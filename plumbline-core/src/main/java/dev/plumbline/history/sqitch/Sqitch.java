package dev.plumbline.history.sqitch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.history.Convention;
import dev.plumbline.history.History;
import dev.plumbline.history.HistoryProblem;
import dev.plumbline.history.Migration;
import dev.plumbline.history.MigrationFiles;
import dev.plumbline.history.MigrationReader;
import dev.plumbline.history.NameClash;
import dev.plumbline.history.Numbering;
import dev.plumbline.history.Place;
import dev.plumbline.history.ProblemKind;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.Recognition;
import dev.plumbline.history.Runner;
import dev.plumbline.history.WaysBack;
import dev.plumbline.history.WholeFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sqitch: {@code sqitch.plan} names the changes in their order; each has a script in {@code
 * deploy/}, run by a psql of its own, which opens its transactions itself. A change that was
 * reworked keeps its old script under the name of the tag behind it, {@code deploy/users@v1.sql}.
 *
 * @see <a href="https://sqitch.org/docs/manual/sqitchchanges/">sqitchchanges</a>
 */
public final class Sqitch implements Convention {
  static final String PLAN = "sqitch.plan";

  @Override
  public String id() {
    return "sqitch";
  }

  @Override
  public Runner runner() {
    return new Runner(
        "Sqitch", Runner.Wrapping.NOTHING, /* sharedSession= */ false, new InPlanOrder());
  }

  @Override
  public boolean hintedBy(String name) {
    return name.equals(PLAN);
  }

  @Override
  public boolean markedBy(String name) {
    return name.equals(PLAN);
  }

  @Override
  public Numbering numbering() {
    return new SqitchNumbering();
  }

  @Override
  public Optional<Recognition> recognise(MigrationFiles files) {
    return files.paths().contains(PLAN)
        ? Optional.of(new Recognition(this, 100, PLAN))
        : Optional.empty();
  }

  @Override
  public History read(MigrationFiles files, ReadOptions options) {
    List<HistoryProblem> problems = new ArrayList<>();
    SqitchPlan plan = plan(files, problems);
    SqitchSettings settings = SqitchSettings.of(files);
    if (!settings.engine().isEmpty() && !settings.engine().equals("pg")) {
      problems.add(
          problem(1, "the engine in sqitch.conf is %s, not pg".formatted(settings.engine())));
      plan = new SqitchPlan("", List.of());
    }
    List<Migration> migrations = scripts(plan, settings, files, options, problems);
    findStrays(plan, migrations, settings, files, options, problems);
    NameClash.find(files.paths(), problems);
    return new History(id(), runner(), migrations, problems);
  }

  private static List<Migration> scripts(
      SqitchPlan plan,
      SqitchSettings settings,
      MigrationFiles files,
      ReadOptions options,
      List<HistoryProblem> problems) {
    MigrationReader reader = new MigrationReader(files, problems);
    Map<String, String> variables = new HashMap<>(settings.variables());
    variables.putAll(options.placeholders());
    PsqlVariables psql = new PsqlVariables(variables);
    List<Migration> migrations = new ArrayList<>();
    Map<String, SqitchPlan.Change> changes = new HashMap<>();
    for (int i = 0; i < plan.changes().size(); i++) {
      SqitchPlan.Change change = plan.changes().get(i);
      String path = script(change, settings.deployDirectory(), settings, files);
      if (!files.paths().contains(path)) {
        problems.add(
            new HistoryProblem(
                ProblemKind.JOURNAL_ENTRY_WITHOUT_FILE,
                PLAN,
                change.line(),
                1,
                "the plan names %s, but there is no file %s; Sqitch stops here"
                    .formatted(change.name(), path),
                "restore the file, or take the change out of the plan if it was never deployed"));
        continue;
      }
      Migration.Label label =
          new Migration.Label(change.name(), Place.of(i), change.name(), path, change.id());
      changes.put(path, change);
      migrations.add(
          reader.read(label, Migration.Kind.VERSIONED, new WholeFile(Migration.Wrap.NEVER), psql));
    }
    WaysBack.find(
        migrations,
        migration ->
            files.paths().contains(wayBack(changes.get(migration.path()), settings, files)),
        migration -> wayBack(changes.get(migration.path()), settings, files),
        problems);
    return migrations;
  }

  private static String wayBack(
      SqitchPlan.@Nullable Change change, SqitchSettings settings, MigrationFiles files) {
    return change == null ? "" : script(change, settings.revertDirectory(), settings, files);
  }

  /** Sqitch takes the first tag that a script is there for. */
  private static String script(
      SqitchPlan.Change change, String directory, SqitchSettings settings, MigrationFiles files) {
    String suffix = "." + settings.extension();
    String stem = directory + change.name();
    for (String tag : change.reworkTags()) {
      if (files.paths().contains(stem + "@" + tag + suffix)) {
        return stem + "@" + tag + suffix;
      }
    }
    return change.reworkTags().isEmpty()
        ? stem + suffix
        : stem + "@" + change.reworkTags().getFirst() + suffix;
  }

  private static void findStrays(
      SqitchPlan plan,
      List<Migration> migrations,
      SqitchSettings settings,
      MigrationFiles files,
      ReadOptions options,
      List<HistoryProblem> problems) {
    if (plan.changes().isEmpty()) {
      return;
    }
    Set<String> known = new HashSet<>(options.excluded());
    migrations.forEach(migration -> known.add(migration.path()));
    String suffix = "." + settings.extension();
    for (String path : files.paths()) {
      if (path.startsWith(settings.deployDirectory())
          && path.endsWith(suffix)
          && !known.contains(path)) {
        problems.add(
            HistoryProblem.ofFile(
                ProblemKind.FILE_NOT_IN_JOURNAL,
                path,
                "no change of %s names the file, so Sqitch never runs it".formatted(PLAN),
                "sqitch add it, or delete it"));
      }
    }
  }

  private static SqitchPlan plan(MigrationFiles files, List<HistoryProblem> problems) {
    try {
      if (files.paths().contains(PLAN)) {
        return SqitchPlan.parse(new String(files.read(PLAN), UTF_8));
      }
      problems.add(problem(0, "the plan is missing, so Sqitch runs nothing"));
    } catch (SqitchPlan.Unreadable e) {
      problems.add(problem(e.line, String.valueOf(e.getMessage())));
    } catch (IOException e) {
      problems.add(problem(0, "the plan " + MigrationReader.unreadable(e)));
    }
    return new SqitchPlan("", List.of());
  }

  private static HistoryProblem problem(int line, String message) {
    return new HistoryProblem(
        ProblemKind.JOURNAL_UNREADABLE,
        PLAN,
        line,
        line == 0 ? 0 : 1,
        message,
        "put it right, or restore it from git");
  }
}
