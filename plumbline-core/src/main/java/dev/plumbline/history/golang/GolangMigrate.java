package dev.plumbline.history.golang;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.plumbline.history.Convention;
import dev.plumbline.history.Forms;
import dev.plumbline.history.History;
import dev.plumbline.history.HistoryProblem;
import dev.plumbline.history.Language;
import dev.plumbline.history.Migration;
import dev.plumbline.history.MigrationFiles;
import dev.plumbline.history.MigrationReader;
import dev.plumbline.history.NameClash;
import dev.plumbline.history.NumberedFiles;
import dev.plumbline.history.NumberedName;
import dev.plumbline.history.Numbering;
import dev.plumbline.history.Place;
import dev.plumbline.history.ProblemKind;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.Recognition;
import dev.plumbline.history.Runner;
import dev.plumbline.history.RunnerRecord;
import dev.plumbline.history.RunnerTable;
import dev.plumbline.history.SameVersion;
import dev.plumbline.history.WaysBack;
import dev.plumbline.history.WholeFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * golang-migrate: {@code 000001_init.up.sql} with {@code 000001_init.down.sql} beside it, applied
 * by the value of the number, one query a file. The database remembers one number; a file that
 * comes in below it is never run.
 *
 * @see <a href="https://github.com/golang-migrate/migrate/blob/master/MIGRATIONS.md">Migrations</a>
 */
public final class GolangMigrate implements Convention {
  private static final RunnerTable TABLE =
      RunnerTable.of(
          "schema_migrations",
          """
          CREATE TABLE IF NOT EXISTS schema_migrations (version bigint NOT NULL PRIMARY KEY, dirty boolean NOT NULL)\
          """);

  /** As the runner's source/parse.go has it; whatever does not match it passes over. */
  private static final Pattern NAME =
      Pattern.compile("(\\d{1,18})_(.*)\\.(up|down)\\.sql", Pattern.DOTALL);

  @Override
  public String id() {
    return "golang-migrate";
  }

  @Override
  public Runner runner() {
    return new Runner(
            "golang-migrate",
            Runner.Wrapping.EACH_MIGRATION,
            /* sharedSession= */ true,
            new AboveTheVersion())
        .making(TABLE);
  }

  @Override
  public boolean hintedBy(String name) {
    return NAME.matcher(name).matches();
  }

  /** {@code migrate create -seq} begins with six digits. */
  @Override
  public Numbering numbering() {
    return NumberedFiles.counted(
        6, Forms::pair, RunnerRecord.last("migrate down", "migrate force with the version before"));
  }

  @Override
  public Optional<Recognition> recognise(MigrationFiles files) {
    long ups =
        files.paths().stream()
            .filter(path -> path.indexOf('/') < 0 && path.endsWith(".up.sql"))
            .filter(path -> NAME.matcher(path).matches())
            .count();
    return ups == 0
        ? Optional.empty()
        : Optional.of(
            new Recognition(
                this, 70, "%d numbered .up.sql file%s".formatted(ups, ups == 1 ? "" : "s")));
  }

  @Override
  public History read(MigrationFiles files, ReadOptions options) {
    var problems = new ArrayList<HistoryProblem>();
    var reader = new MigrationReader(files, problems);
    var script = new WholeFile(Migration.Wrap.TOGETHER);
    var migrations = new ArrayList<Migration>();
    var downs = new TreeMap<Long, String>();
    for (String path : files.paths()) {
      String top = path.endsWith(".sql/") ? path.substring(0, path.length() - 1) : path;
      Matcher name = NAME.matcher(top);
      if (top.indexOf('/') >= 0 || options.excluded().contains(top)) {
        continue;
      } else if (!name.matches()) {
        reportPassedOver(top, problems);
        continue;
      }
      long number = Long.parseLong(name.group(1));
      if (name.group(3).equals("up")) {
        var label =
            new Migration.Label(
                name.group(1), Place.of(number), name.group(2), top, Long.toString(number));
        migrations.add(reader.read(label, script));
      } else {
        takeDown(number, top, downs, problems);
      }
    }
    migrations.sort(Comparator.comparing(Migration::place).thenComparing(Migration::path));
    NameClash.find(files.paths(), problems);
    SameVersion.find(migrations, "golang-migrate refuses to start", problems);
    findPadding(migrations, problems);
    Gaps.find(migrations, problems);
    findWaysBack(migrations, downs, problems);
    return new History(id(), runner(), migrations, problems);
  }

  private static void reportPassedOver(String path, List<HistoryProblem> problems) {
    String why =
        "golang-migrate runs only names like 000001_what_it_does.up.sql, so it passes over this"
            + " one";
    if (NumberedName.isSql(path) || Language.of(path) != null) {
      problems.add(
          HistoryProblem.ofFile(
              ProblemKind.NAMING,
              path,
              why,
              "rename it so if it is a migration, or move it elsewhere"));
    }
  }

  private static void takeDown(
      long number, String path, Map<Long, String> downs, List<HistoryProblem> problems) {
    String before = downs.putIfAbsent(number, path);
    if (before != null) {
      problems.add(
          HistoryProblem.ofFile(
              ProblemKind.SEQUENCE_DUPLICATE,
              path,
              "both %s and %s take back version %d: golang-migrate refuses to start"
                  .formatted(before, path, number),
              "delete one of them"));
    }
  }

  private static void findWaysBack(
      List<Migration> migrations, Map<Long, String> downs, List<HistoryProblem> problems) {
    WaysBack.find(
        migrations,
        migration -> downs.containsKey(migration.place().first()),
        migration -> migration.path().replaceAll("\\.up\\.sql$", ".down.sql"),
        problems);
    Map<Long, Migration> ups = new HashMap<>();
    migrations.forEach(migration -> ups.put(migration.place().first(), migration));
    downs.forEach((number, path) -> {
      if (!ups.containsKey(number)) {
        problems.add(
            HistoryProblem.ofFile(
                ProblemKind.NAMING,
                path,
                "the way back of a migration that is not there",
                "restore the migration it takes back, or delete this file"));
      }
    });
  }

  /** Numbers are compared by value; whoever pads some of them misleads only people. */
  private static void findPadding(List<Migration> migrations, List<HistoryProblem> problems) {
    int width =
        migrations.stream()
            .map(Migration::version)
            .filter(version -> version.startsWith("0"))
            .collect(groupingBy(String::length, TreeMap::new, counting()))
            .entrySet()
            .stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(1);
    for (Migration migration : migrations) {
      String version = migration.version();
      if (width == 1 || version.length() == width || version.length() >= 12) {
        continue;
      }
      String proper = ("%0" + width + "d").formatted(migration.place().first());
      if (!version.equals(proper)) {
        problems.add(
            HistoryProblem.ofFile(
                ProblemKind.NAMING,
                migration.path(),
                "the number has %d digits, not %d".formatted(version.length(), width),
                "rename it to " + proper + migration.path().substring(version.length())));
      }
    }
  }
}
