package dev.plumbline.history.sqlx;

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
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.Statement;
import dev.plumbline.sql.StatementSplitter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * sqlx: {@code 20240115180414_name.sql}, or {@code .up.sql} with {@code .down.sql}, applied by the
 * value of the number, each in a transaction unless its first line begins with {@code --
 * no-transaction}.
 *
 * @see <a href="https://docs.rs/sqlx/latest/sqlx/macro.migrate.html">sqlx::migrate</a>
 */
public final class Sqlx implements Convention {
  private static final RunnerTable TABLE =
      RunnerTable.of(
          "_sqlx_migrations",
          """
          CREATE TABLE IF NOT EXISTS _sqlx_migrations (
            version bigint PRIMARY KEY,
            description text NOT NULL,
            installed_on timestamptz NOT NULL DEFAULT now(),
            success boolean NOT NULL,
            checksum bytea NOT NULL,
            execution_time bigint NOT NULL)\
          """);

  private static final Pattern NAME = Pattern.compile("(\\d{1,18})_(.*)\\.sql", Pattern.DOTALL);

  /** sqlx wants a number in front of the first underscore, or stops. */
  private static final Pattern CANDIDATE = Pattern.compile("([^_]*)_.*\\.sql", Pattern.DOTALL);

  private static final Pattern DEPENDENCY =
      Pattern.compile("^[ \\t]*(?:\\[.*\\.)?\"?sqlx\"?(?:[ \\t]*[=.\\]]|-)", Pattern.MULTILINE);

  private static final Migration.Script SCRIPT =
      new Migration.Script() {
        @Override
        public List<Statement> split(SqlSource source) throws SqlSourceException {
          return StatementSplitter.split(source);
        }

        @Override
        public Migration.Wrap wrap(SqlSource source) {
          return source.text().startsWith("-- no-transaction")
              ? Migration.Wrap.TOGETHER
              : Migration.Wrap.ALWAYS;
        }
      };

  @Override
  public String id() {
    return "sqlx";
  }

  @Override
  public Runner runner() {
    return new Runner(
            "sqlx", Runner.Wrapping.EACH_MIGRATION, /* sharedSession= */ true, new SqlxRule())
        .making(TABLE);
  }

  @Override
  public boolean hintedBy(String name) {
    return NAME.matcher(name).matches();
  }

  @Override
  public Numbering numbering() {
    return NumberedFiles.dated(Forms::plain, RunnerRecord.rows("_sqlx_migrations", "version"));
  }

  @Override
  public Optional<Recognition> recognise(MigrationFiles files) {
    long count =
        files.paths().stream()
            .filter(path -> NAME.matcher(path).matches() && !NumberedName.isDown(path))
            .filter(path -> path.indexOf('/') < 0)
            .count();
    String manifest = count == 0 ? null : files.around().nearest("Cargo.toml");
    if (manifest == null || !dependsOnSqlx(files, manifest)) {
      return Optional.empty();
    }
    return Optional.of(
        new Recognition(
            this, 80, "%d numbered .sql files, and sqlx in %s".formatted(count, manifest)));
  }

  private static boolean dependsOnSqlx(MigrationFiles files, String manifest) {
    try {
      byte[] bytes = files.around().read(manifest);
      return bytes != null && DEPENDENCY.matcher(new String(bytes, StandardCharsets.UTF_8)).find();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public History read(MigrationFiles files, ReadOptions options) {
    var problems = new ArrayList<HistoryProblem>();
    var reader = new MigrationReader(files, problems);
    var migrations = new ArrayList<Migration>();
    Set<Long> downs = new HashSet<>();
    for (String path : files.paths()) {
      Matcher name = NAME.matcher(path);
      if (path.indexOf('/') >= 0 || options.excluded().contains(path)) {
        continue;
      } else if (!name.matches()) {
        reportStranger(path, problems);
      } else if (path.endsWith(".down.sql")) {
        downs.add(Long.parseLong(name.group(1)));
      } else {
        migrations.add(reader.read(label(name, path), SCRIPT));
      }
    }
    migrations.sort(Comparator.comparing(Migration::place).thenComparing(Migration::path));
    NameClash.find(files.paths(), problems);
    SameVersion.find(
        migrations,
        "sqlx applies one of them and fails on the other, of which no row can be written",
        problems);
    findWaysBack(migrations, downs, problems);
    return new History(id(), runner(), migrations, problems);
  }

  private static Migration.Label label(Matcher name, String path) {
    long number = Long.parseLong(name.group(1));
    return new Migration.Label(
        name.group(1),
        Place.of(number),
        name.group(2).replaceAll("\\.up$", ""),
        path,
        Long.toString(number));
  }

  private static void reportStranger(String path, List<HistoryProblem> problems) {
    if (CANDIDATE.matcher(path).matches()) {
      problems.add(
          HistoryProblem.ofFile(
              ProblemKind.RUNNER_STOPS,
              path,
              "the name does not begin with a number in front of the first underscore, so sqlx"
                  + " stops at it",
              "create migrations with sqlx migrate add, or move the file elsewhere"));
    } else if (NumberedName.isSql(path) || Language.of(path) != null) {
      problems.add(
          HistoryProblem.ofFile(
              ProblemKind.NAMING,
              path,
              "sqlx runs only names like 20240115180414_what_it_does.sql, so it passes over this"
                  + " one",
              "rename it so if it is a migration, or move it elsewhere"));
    }
  }

  private static void findWaysBack(
      List<Migration> migrations, Set<Long> downs, List<HistoryProblem> problems) {
    WaysBack.find(
        migrations,
        migration -> downs.contains(migration.place().first()),
        migration -> migration.path().replaceAll("(?:\\.up)?\\.sql$", ".down.sql"),
        problems);
  }
}
