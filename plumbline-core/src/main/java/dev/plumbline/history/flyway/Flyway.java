package dev.plumbline.history.flyway;

import dev.plumbline.history.Convention;
import dev.plumbline.history.Forms;
import dev.plumbline.history.History;
import dev.plumbline.history.HistoryProblem;
import dev.plumbline.history.Migration;
import dev.plumbline.history.MigrationFiles;
import dev.plumbline.history.MigrationReader;
import dev.plumbline.history.NumberedFiles;
import dev.plumbline.history.Numbering;
import dev.plumbline.history.Place;
import dev.plumbline.history.ProblemKind;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.Recognition;
import dev.plumbline.history.Runner;
import dev.plumbline.history.RunnerRecord;
import dev.plumbline.history.RunnerTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Flyway: {@code V1_2__name.sql} by version, wherever it lies in the directory, then {@code
 * R__name.sql} by description; the newest {@code B5__name.sql} stands for every version up to its
 * own on a new database; {@code U1_2__name.sql} takes back and is left aside. Names can be
 * configured, and text in the files is replaced by values.
 */
public final class Flyway implements Convention {
  private static final RunnerTable TABLE =
      RunnerTable.of(
          "flyway_schema_history",
          """
          CREATE TABLE IF NOT EXISTS flyway_schema_history (
            installed_rank integer NOT NULL CONSTRAINT flyway_schema_history_pk PRIMARY KEY,
            version varchar(50),
            description varchar(200) NOT NULL,
            type varchar(20) NOT NULL,
            script varchar(1000) NOT NULL,
            checksum integer,
            installed_by varchar(100) NOT NULL,
            installed_on timestamp NOT NULL DEFAULT now(),
            execution_time integer NOT NULL,
            success boolean NOT NULL)\
          """);

  private static final Pattern MARK = Pattern.compile("[VB][0-9][0-9._]*__.*\\.sql");
  private static final Pattern HINT = Pattern.compile("[VBR][0-9._]*__.*\\.(?:sql|SQL)");

  /** A directory in a directory of migrations: a year, a release. */
  private static final Pattern RELEASE = Pattern.compile("[vV]?[0-9]+(?:[._][0-9]+)*");

  private static final Pattern ALMOST = Pattern.compile("(?i)[vurb][0-9._]*_{1,2}.*\\.sql");

  /** Callbacks that are part of what a database is after migrate. */
  private static final Pattern AROUND =
      Pattern.compile("(beforeMigrate|afterMigrateApplied|afterMigrate)(?:__(.*))?\\.sql");

  private static final Pattern CALLBACK =
      Pattern.compile(
          "(?:before|after)(?:Each)?(?:Migrate|Baseline|Connect|Version)[A-Za-z]*(?:__.*)?\\.sql");

  static final Comparator<Migration> ORDER =
      Comparator.comparing(Migration::place)
          .thenComparing(m -> m.kind() == Migration.Kind.REPEATABLE ? m.name() : "")
          .thenComparing(Migration::path);

  @Override
  public String id() {
    return "flyway";
  }

  @Override
  public Runner runner() {
    return runner(FlywaySettings.DEFAULT);
  }

  /** One connection; before each file Flyway puts its search path and role back. */
  private static Runner runner(FlywaySettings settings) {
    return new Runner(
            "Flyway",
            settings.group() ? Runner.Wrapping.ALL_PENDING : Runner.Wrapping.EACH_MIGRATION,
            Runner.SessionUse.PATH_AND_ROLE_RESTORED,
            new FlywayRule(settings))
        .making(TABLE);
  }

  @Override
  public boolean hintedBy(String name) {
    return HINT.matcher(name).matches() || RELEASE.matcher(name).matches();
  }

  @Override
  public boolean markedBy(String name) {
    return MARK.matcher(name).matches();
  }

  @Override
  public Numbering numbering() {
    return NumberedFiles.counted(
        1, Flyway::form, RunnerRecord.rows("flyway_schema_history", "version"));
  }

  private static SequencedMap<String, String> form(Numbering.Wanted wanted, String version) {
    return Forms.one(
        Forms.besideTheLast(wanted, "V" + version + "__" + wanted.name() + ".sql"), wanted);
  }

  @Override
  public Optional<Recognition> recognise(MigrationFiles files) {
    int versioned = 0;
    int others = 0;
    for (String path : files.paths()) {
      String name = isAmongReleases(path) ? fileName(path) : "";
      versioned += MARK.matcher(name).matches() ? 1 : 0;
      others += name.startsWith("R__") && name.endsWith(".sql") ? 1 : 0;
    }
    if (versioned + others == 0) {
      return Optional.empty();
    }
    String why = "%d file%s named V…__….sql".formatted(versioned, versioned == 1 ? "" : "s");
    return Optional.of(new Recognition(this, versioned == 0 ? 40 : 80, why));
  }

  @Override
  public History read(MigrationFiles files, ReadOptions options) {
    var problems = new ArrayList<HistoryProblem>();
    FlywaySettings settings = FlywaySettingsFile.settings(files, problems);
    var found = new Found(files, options, settings, problems);
    files.paths().forEach(found::add);
    ForeignMigrations.find(files.around()).forEach(found::addForeign);
    found.migrations.sort(ORDER);
    found.baselines.sort(ORDER);
    findDuplicates(found.migrations, problems);
    findDuplicates(found.baselines, problems);
    Migration baseline = found.baselines.isEmpty() ? null : found.baselines.getLast();
    found.before.sort(ORDER);
    found.after.sort(ORDER);
    var migrations = new ArrayList<>(found.before);
    var superseded = new ArrayList<Migration>();
    if (baseline != null) {
      migrations.add(baseline);
      superseded.addAll(found.baselines.subList(0, found.baselines.size() - 1));
    }
    for (Migration migration : found.migrations) {
      boolean below = baseline != null && migration.place().compareTo(baseline.place()) <= 0;
      (below ? superseded : migrations).add(migration);
    }
    superseded.sort(ORDER);
    migrations.addAll(found.after);
    return new History(id(), runner(settings), migrations, superseded, problems);
  }

  /** Deeper in a project's tree is another directory of migrations. */
  private static boolean isAmongReleases(String path) {
    for (int slash = path.indexOf('/'), from = 0; slash >= 0; slash = path.indexOf('/', from)) {
      if (!RELEASE.matcher(path.substring(from, slash)).matches()) {
        return false;
      }
      from = slash + 1;
    }
    return true;
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Flyway refuses to do anything when two files are the same migration. */
  private static void findDuplicates(List<Migration> sorted, List<HistoryProblem> problems) {
    for (int i = 1; i < sorted.size(); i++) {
      Migration first = sorted.get(i - 1);
      Migration second = sorted.get(i);
      if (!FlywayRule.isSame(first, second)) {
        continue;
      }
      boolean repeatable = second.kind() == Migration.Kind.REPEATABLE;
      problems.add(
          HistoryProblem.ofFile(
              ProblemKind.SEQUENCE_DUPLICATE,
              second.path(),
              "%s %s is taken by both %s and %s; Flyway refuses to run anything"
                  .formatted(
                      repeatable ? "repeatable migration" : "version",
                      repeatable ? '"' + second.name() + '"' : FlywayRule.version(second),
                      first.path(),
                      second.path()),
              repeatable
                  ? "give one of them another description"
                  : "give the one that is not merged yet a version after " + lastVersion(sorted)));
    }
  }

  private static String lastVersion(List<Migration> sorted) {
    return sorted.stream()
        .filter(m -> m.kind() != Migration.Kind.REPEATABLE)
        .reduce((a, b) -> b)
        .map(FlywayRule::version)
        .orElse("");
  }

  /** What a listing holds, file by file. */
  private static final class Found {
    final List<Migration> migrations = new ArrayList<>();
    final List<Migration> baselines = new ArrayList<>();
    final List<Migration> before = new ArrayList<>();
    final List<Migration> after = new ArrayList<>();
    private final MigrationFiles files;
    private final ReadOptions options;
    private final FlywaySettings settings;
    private final List<HistoryProblem> problems;
    private final MigrationReader reader;
    private final Placeholders placeholders;

    Found(
        MigrationFiles files,
        ReadOptions options,
        FlywaySettings settings,
        List<HistoryProblem> problems) {
      this.files = files;
      this.options = options;
      this.settings = settings;
      this.problems = problems;
      this.reader = new MigrationReader(files, problems);
      this.placeholders = new Placeholders(settings, options.placeholders());
    }

    void add(String path) {
      String fileName = fileName(path);
      if (options.excluded().contains(path) || path.endsWith("/")) {
        return;
      }
      try {
        FlywayName name = FlywayName.parse(fileName, settings);
        if (name != null) {
          add(path, name);
        } else if (FlywayName.hasSuffix(fileName, settings)) {
          reportUnknown(path, fileName);
        }
      } catch (FlywayName.Misnamed e) {
        problems.add(
            HistoryProblem.ofFile(ProblemKind.NAMING, path, String.valueOf(e.getMessage()), e.fix));
      }
    }

    private void add(String path, FlywayName name) {
      if (name.type() == FlywayName.Type.UNDO) {
        return;
      }
      var configuration = ScriptConfiguration.of(path, files, problems);
      boolean replaces =
          configuration.placeholderReplacement() == null
              ? settings.replacesPlaceholders()
              : configuration.placeholderReplacement();
      var script = new FlywayScript(settings, configuration);
      Migration migration =
          reader.read(
              label(path, name),
              kind(name),
              script,
              replaces ? placeholders : MigrationReader.Rewriting.NONE);
      script.check(migration, problems);
      (name.type() == FlywayName.Type.BASELINE ? baselines : migrations).add(migration);
    }

    void addForeign(String path, FlywayName name) {
      if (name.type() == FlywayName.Type.UNDO) {
        return;
      }
      var script = new FlywayScript(settings, new ScriptConfiguration(null, null));
      Migration migration =
          reader.readForeign(
              label(path, name),
              kind(name),
              ForeignMigrations.language(path),
              options.recorded(),
              script);
      (name.type() == FlywayName.Type.BASELINE ? baselines : migrations).add(migration);
    }

    private static Migration.Label label(String path, FlywayName name) {
      return new Migration.Label(
          name.version(),
          Objects.requireNonNullElse(name.place(), Place.LAST),
          name.description(),
          path,
          FlywayRule.key(name));
    }

    private static Migration.Kind kind(FlywayName name) {
      return switch (name.type()) {
        case VERSIONED, UNDO -> Migration.Kind.VERSIONED;
        case REPEATABLE -> Migration.Kind.REPEATABLE;
        case BASELINE -> Migration.Kind.BASELINE;
      };
    }

    /** What Flyway runs around every migrate; it writes nothing down of it. */
    private void addCallback(String path, Matcher callback) {
      boolean first = callback.group(1).equals("beforeMigrate");
      long order = callback.group(1).equals("afterMigrateApplied") ? 1 : 2;
      String description = callback.group(2) == null ? "" : callback.group(2);
      Migration.Label label =
          new Migration.Label(
              "",
              first ? Place.of(Long.MIN_VALUE) : new Place(List.of(Place.LAST.first(), order)),
              description.replace('_', ' '),
              path,
              FlywayRule.CALLBACK + fileName(path));
      (first ? before : after)
          .add(
              reader.read(
                  label,
                  Migration.Kind.REPEATABLE,
                  new FlywayScript(settings, ScriptConfiguration.of(path, files, problems)),
                  settings.replacesPlaceholders() ? placeholders : MigrationReader.Rewriting.NONE));
    }

    private void reportUnknown(String path, String fileName) {
      Matcher around = AROUND.matcher(fileName);
      if (around.matches()) {
        addCallback(path, around);
        return;
      }
      if (CALLBACK.matcher(fileName).matches()) {
        problems.add(
            HistoryProblem.ofFile(
                ProblemKind.NOT_REPLAYED,
                path,
                "Flyway runs this callback around its migrations; what it does is not replayed",
                "if the schema needs it, name the file as a prelude under [replay] in"
                    + " plumbline.toml"));
      } else if (ALMOST.matcher(fileName).matches()) {
        problems.add(
            HistoryProblem.ofFile(
                ProblemKind.NAMING,
                path,
                "the name begins with none of %s, %s and %s as they are written, or lacks %s, so"
                        .formatted(
                            settings.versionedPrefix(),
                            settings.repeatablePrefix(),
                            settings.baselinePrefix(),
                            settings.separator())
                    + " Flyway never runs the file",
                "rename it to %s<version>%swhat_it_does.sql"
                    .formatted(
                        settings.versionedPrefix().toUpperCase(Locale.ROOT),
                        settings.separator())));
      } else {
        problems.add(
            HistoryProblem.ofFile(
                ProblemKind.NAMING,
                path,
                "the name begins with no prefix that Flyway knows, so it never runs the file",
                "rename it to %s<version>%swhat_it_does.sql, or move it elsewhere"
                    .formatted(settings.versionedPrefix(), settings.separator())));
      }
    }
  }
}
