package dev.plumbline.history.sqlmigrate;

import dev.plumbline.history.AppliesUnrecorded;
import dev.plumbline.history.Convention;
import dev.plumbline.history.Decision;
import dev.plumbline.history.Forms;
import dev.plumbline.history.History;
import dev.plumbline.history.HistoryProblem;
import dev.plumbline.history.Migration;
import dev.plumbline.history.MigrationFiles;
import dev.plumbline.history.MigrationReader;
import dev.plumbline.history.NameClash;
import dev.plumbline.history.NumberedFiles;
import dev.plumbline.history.Numbering;
import dev.plumbline.history.OtherTools;
import dev.plumbline.history.Place;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.Recognition;
import dev.plumbline.history.Recorded;
import dev.plumbline.history.Runner;
import dev.plumbline.history.RunnerRecord;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * sql-migrate: files with {@code -- +migrate Up}, by the number at the head of the name where there
 * is one, then by name, each in a transaction unless it says {@code notransaction}. The whole file
 * name is what the database remembers.
 *
 * @see <a href="https://github.com/rubenv/sql-migrate">sql-migrate</a>
 */
public final class SqlMigrate implements Convention {
  private static final Pattern NAME = Pattern.compile("(\\d{1,18})[_-]?(.*)\\.sql", Pattern.DOTALL);

  private static final Migration.Script UP =
      new Migration.Script() {
        @Override
        public List<Statement> split(SqlSource source) throws SqlSourceException {
          return SqlMigrateFile.parse(source).statements();
        }

        @Override
        public Migration.Wrap wrap(SqlSource source) {
          try {
            return SqlMigrateFile.parse(source).transaction()
                ? Migration.Wrap.ALWAYS
                : Migration.Wrap.NEVER;
          } catch (SqlSourceException e) {
            return Migration.Wrap.ALWAYS; // nothing of it runs
          }
        }
      };

  /** Late files run first; a row without a file stops it. */
  private static final class Rule extends AppliesUnrecorded {
    @Override
    protected Decision.@Nullable Refusal refusal(
        History history, Recorded recorded, List<Decision.Of> fates, List<Recorded.Entry> unknown) {
      return unknown.isEmpty()
          ? null
          : new Decision.Refusal(
              "Unable to create migration plan because of %s: unknown migration in database"
                  .formatted(unknown.getFirst().key()),
              null);
    }
  }

  @Override
  public String id() {
    return "sql-migrate";
  }

  @Override
  public Runner runner() {
    return new Runner(
        "sql-migrate", Runner.Wrapping.EACH_MIGRATION, /* sharedSession= */ true, new Rule());
  }

  @Override
  public Numbering numbering() {
    return NumberedFiles.dated(
        Forms.sections("-- +migrate Up", "-- +migrate Down"),
        RunnerRecord.rows("gorp_migrations", "id"));
  }

  @Override
  public Optional<Recognition> recognise(MigrationFiles files) {
    if (!"sql-migrate".equals(OtherTools.seenInside(files))) {
      return Optional.empty();
    }
    long count =
        files.paths().stream().filter(p -> p.indexOf('/') < 0 && p.endsWith(".sql")).count();
    return Optional.of(new Recognition(this, 90, "%d files with -- +migrate Up".formatted(count)));
  }

  @Override
  public History read(MigrationFiles files, ReadOptions options) {
    var problems = new ArrayList<HistoryProblem>();
    var reader = new MigrationReader(files, problems);
    var migrations = new ArrayList<Migration>();
    for (String path : files.paths()) {
      if (path.indexOf('/') < 0 && path.endsWith(".sql") && !options.excluded().contains(path)) {
        Migration migration = reader.read(label(path), UP);
        requireUp(migration, problems);
        migrations.add(migration);
      }
    }
    migrations.sort(Comparator.comparing(Migration::place).thenComparing(Migration::path));
    NameClash.find(files.paths(), problems);
    return new History(id(), runner(), migrations, problems);
  }

  private static Migration.Label label(String path) {
    Matcher name = NAME.matcher(path);
    return name.matches()
        ? new Migration.Label(
            name.group(1), Place.of(Long.parseLong(name.group(1))), name.group(2), path, path)
        : new Migration.Label(
            path.substring(0, path.length() - 4),
            Place.LAST,
            path.substring(0, path.length() - 4),
            path,
            path);
  }

  private static void requireUp(Migration migration, List<HistoryProblem> problems) {
    SqlSource source = migration.sourceOrNull();
    if (source == null || source.text().isBlank()) {
      return; // reported already
    }
    try {
      SqlMigrateFile.parse(source);
    } catch (SqlSourceException e) {
      problems.add(MigrationReader.unreadable(migration.path(), e));
    }
  }
}
