package dev.plumbline.history.liquibase;

import dev.plumbline.history.Convention;
import dev.plumbline.history.History;
import dev.plumbline.history.HistoryProblem;
import dev.plumbline.history.MadeByTool;
import dev.plumbline.history.Migration;
import dev.plumbline.history.MigrationFiles;
import dev.plumbline.history.MigrationReader;
import dev.plumbline.history.Numbering;
import dev.plumbline.history.Place;
import dev.plumbline.history.ProblemKind;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.Recognition;
import dev.plumbline.history.Runner;
import dev.plumbline.history.WholeFile;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Liquibase's formatted SQL: each {@code --changeset author:id} is a migration, in the order in
 * which the changelogs in XML or YAML include the files. A changeset has no file of its own, so its
 * path names it behind the file's: {@code changes/users.sql::1::jane}.
 */
public final class Liquibase implements Convention {
  private static final Pattern MARK =
      Pattern.compile("(?:db\\.)?changelog(?:[.-](?:master|root))?\\.(?:xml|ya?ml|json|sql)");
  private static final Pattern NAMED =
      Pattern.compile(".*change[-_.]?log.*\\.(?:xml|ya?ml|json|sql)", Pattern.CASE_INSENSITIVE);
  private static final Pattern PRECONDITION =
      Pattern.compile("^[ \\t]*--[ \\t]*preconditions\\b.*$", Pattern.MULTILINE);

  @Override
  public String id() {
    return "liquibase";
  }

  @Override
  public Runner runner() {
    return runner(Set.of());
  }

  private static Runner runner(Set<String> always) {
    return new Runner(
        "Liquibase",
        Runner.Wrapping.EACH_MIGRATION,
        /* sharedSession= */ true,
        new RunsUnrun(always));
  }

  @Override
  public boolean hintedBy(String name) {
    return NAMED.matcher(name).matches();
  }

  @Override
  public boolean markedBy(String name) {
    return MARK.matcher(name).matches();
  }

  @Override
  public Numbering numbering() {
    return new MadeByTool(
        "a changeset belongs into a changelog, under its author's name",
        "add to the last changelog a line: --changeset your-name:%s",
        "Liquibase runs every changeset it has not run, wherever it stands; only an id that the"
            + " same file has twice needs another");
  }

  @Override
  public Optional<Recognition> recognise(MigrationFiles files) {
    // One look is enough: such files are not mixed with others.
    Optional<String> first = files.paths().stream().filter(p -> p.endsWith(".sql")).findFirst();
    if (first.filter(path -> isFormatted(files, path)).isPresent()) {
      return Optional.of(new Recognition(this, 90, "--liquibase formatted sql in " + first.get()));
    }
    String root = Order.root(files);
    return root != null && markedBy(root) && !root.endsWith(".sql")
        ? Optional.of(new Recognition(this, 75, root))
        : Optional.empty();
  }

  private static boolean isFormatted(MigrationFiles files, String path) {
    try {
      return Changeset.isFormatted(new String(files.read(path), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return false; // reading the history reports it
    }
  }

  @Override
  public History read(MigrationFiles files, ReadOptions options) {
    var problems = new ArrayList<HistoryProblem>();
    Order order = Order.of(files, problems);
    var reader = new MigrationReader(files, problems);
    var migrations = new ArrayList<Migration>();
    var always = new HashSet<String>();
    for (String path : order.paths) {
      if (options.excluded().contains(path)) {
        continue;
      } else if (order.foreign.contains(path)) {
        migrations.add(
            reader.readForeign(
                label(path, "", path, order.recordedName(path), migrations.size()),
                path.endsWith(".xml") ? "Liquibase's XML" : "Liquibase's YAML",
                options.recorded(),
                new WholeFile(Migration.Wrap.ALWAYS)));
        continue;
      }
      addFile(path, files, order, reader, problems, migrations, always);
    }
    findDuplicates(migrations, problems);
    return new History(id(), runner(always), migrations, problems);
  }

  private static void addFile(
      String path,
      MigrationFiles files,
      Order order,
      MigrationReader reader,
      List<HistoryProblem> problems,
      List<Migration> migrations,
      Set<String> always) {
    String recorded = order.recordedName(path);
    if (!isFormatted(files, path)) {
      // A file without the first line is one changeset, as Liquibase has it.
      Migration.Label label = label(path, "raw", path, recorded, migrations.size());
      migrations.add(
          reader.read(
              keyed(label, recorded, "raw", "includeAll"), new WholeFile(Migration.Wrap.ALWAYS)));
      return;
    }
    SqlSource source;
    try {
      SqlSource written = SqlSource.decode(path, files.read(path));
      source = new Properties(written).rewrite(written);
    } catch (IOException e) {
      problems.add(unreadable(path, MigrationReader.unreadable(e)));
      return;
    } catch (SqlSourceException e) {
      problems.add(MigrationReader.unreadable(path, e));
      return;
    }
    List<Changeset> changesets = Changeset.of(path, source, problems);
    for (Changeset changeset : changesets) {
      if (!changeset.isForPostgres() || changeset.flag("ignore", false)) {
        continue;
      }
      String part = path + Migration.PART + changeset.id() + Migration.PART + changeset.author();
      String logical = changeset.attributes().getOrDefault("logicalfilepath", recorded);
      Migration.Label label =
          keyed(
              label(path, changeset.id(), part, recorded, migrations.size()),
              logical,
              changeset.id(),
              changeset.author());
      boolean again = changeset.flag("runalways", false);
      Migration.Kind kind =
          again || changeset.flag("runonchange", false)
              ? Migration.Kind.REPEATABLE
              : Migration.Kind.VERSIONED;
      if (again) {
        always.add(label.key());
      }
      var script = new ChangesetScript(changeset);
      migrations.add(
          reader.readPart(label, kind, script, source, changeset.header(), changeset.to()));
      findPreconditions(part, source, changeset, problems);
    }
  }

  private static Migration.Label label(
      String path, String version, String name, String recorded, int index) {
    return new Migration.Label(version, Place.of(index), path, name, recorded);
  }

  private static Migration.Label keyed(
      Migration.Label label, String file, String id, String author) {
    return new Migration.Label(
        label.version(),
        label.place(),
        label.name(),
        label.path(),
        file + Migration.PART + id + Migration.PART + author);
  }

  private static void findPreconditions(
      String part, SqlSource source, Changeset changeset, List<HistoryProblem> problems) {
    Matcher matcher = PRECONDITION.matcher(source.text());
    matcher.region(changeset.from(), changeset.to());
    if (matcher.find()) {
      problems.add(
          Changeset.at(
              ProblemKind.NOT_REPLAYED,
              part,
              source.position(matcher.start()),
              "the precondition is not asked when the changeset is replayed: it runs in any case",
              "silence this if it holds on a new database"));
    }
  }

  private static HistoryProblem unreadable(String path, String why) {
    return HistoryProblem.ofFile(
        ProblemKind.MIGRATION_UNREADABLE,
        path,
        "the changelog " + why,
        "make it a readable file inside the migrations directory");
  }

  /** Liquibase validates the whole changelog first, and stops at this. */
  private static void findDuplicates(List<Migration> migrations, List<HistoryProblem> problems) {
    Map<String, Migration> taken = new HashMap<>();
    for (Migration migration : migrations) {
      Migration first = taken.putIfAbsent(migration.key(), migration);
      if (first != null) {
        problems.add(
            HistoryProblem.ofFile(
                ProblemKind.SEQUENCE_DUPLICATE,
                migration.path(),
                "the changeset %s is there twice; Liquibase refuses to run anything"
                    .formatted(migration.key()),
                "give the one that is not merged yet another id"));
      }
    }
  }
}
