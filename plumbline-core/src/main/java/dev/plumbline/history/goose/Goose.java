package dev.plumbline.history.goose;

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
import dev.plumbline.history.OtherTools;
import dev.plumbline.history.Place;
import dev.plumbline.history.ProblemKind;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.Recognition;
import dev.plumbline.history.Runner;
import dev.plumbline.history.RunnerRecord;
import dev.plumbline.history.SameVersion;
import dev.plumbline.history.WaysBack;
import dev.plumbline.history.WholeFile;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * goose: {@code 00001_name.sql} or {@code 20240115180414_name.sql} with {@code -- +goose Up} and
 * {@code -- +goose Down}, and migrations in Go among them, applied by the value of the number, each
 * in a transaction unless it says {@code -- +goose NO TRANSACTION}.
 *
 * @see <a href="https://pressly.github.io/goose/documentation/annotations/">Annotations</a>
 */
public final class Goose implements Convention {
  private static final Pattern NAME = Pattern.compile("(\\d{1,18})_(.*)\\.sql", Pattern.DOTALL);

  /** What stands for a migration that is not SQL has no annotations. */
  private static final Migration.Script RECORDED = new WholeFile(Migration.Wrap.WHEN_POSSIBLE);

  private static final Migration.Script UP =
      new Migration.Script() {
        @Override
        public List<Statement> split(SqlSource source) throws SqlSourceException {
          var statements = new ArrayList<Statement>();
          for (GooseFile.Piece piece : GooseFile.parse(source).pieces()) {
            statements.addAll(GooseFile.split(source, piece));
          }
          return List.copyOf(statements);
        }

        @Override
        public Migration.Wrap wrap(SqlSource source) {
          try {
            return GooseFile.parse(source).transaction()
                ? Migration.Wrap.ALWAYS
                : Migration.Wrap.NEVER;
          } catch (SqlSourceException e) {
            return Migration.Wrap.ALWAYS; // nothing of it runs
          }
        }

        /** Without a transaction, what shares a query still is one. */
        @Override
        public Optional<Statement> refused(SqlSource source, List<Statement> statements) {
          if (wrap(source) == Migration.Wrap.ALWAYS) {
            return Migration.Script.super.refused(source, statements);
          }
          try {
            for (GooseFile.Piece piece : GooseFile.parse(source).pieces()) {
              List<Statement> together = GooseFile.split(source, piece);
              Optional<Statement> refused = Migration.Script.firstThatRefusesTransactions(together);
              if (together.size() > 1 && refused.isPresent()) {
                return refused;
              }
            }
          } catch (SqlSourceException e) {
            return Optional.empty();
          }
          return Optional.empty();
        }
      };

  @Override
  public String id() {
    return "goose";
  }

  /** Its connection pool hands the same session to the next file. */
  @Override
  public Runner runner() {
    return new Runner(
        "goose", Runner.Wrapping.EACH_MIGRATION, /* sharedSession= */ true, new NothingMissing());
  }

  @Override
  public Numbering numbering() {
    return NumberedFiles.dated(
        Forms.sections("-- +goose Up", "-- +goose Down"),
        RunnerRecord.rows("goose_db_version", "version_id"));
  }

  @Override
  public Optional<Recognition> recognise(MigrationFiles files) {
    if (!"goose".equals(OtherTools.seenInside(files))) {
      return Optional.empty();
    }
    long count = files.paths().stream().filter(path -> NAME.matcher(path).matches()).count();
    return Optional.of(new Recognition(this, 90, "%d files with -- +goose Up".formatted(count)));
  }

  @Override
  public History read(MigrationFiles files, ReadOptions options) {
    var problems = new ArrayList<HistoryProblem>();
    var reader = new MigrationReader(files, problems);
    var migrations = new ArrayList<Migration>();
    var downs = new HashSet<Migration>();
    for (String path : files.paths()) {
      String top = path.endsWith(".sql/") ? path.substring(0, path.length() - 1) : path;
      if (top.indexOf('/') >= 0 || options.excluded().contains(top)) {
        continue;
      }
      Matcher name = NAME.matcher(top);
      Language language = Language.of(top);
      if (name.matches() && Long.parseLong(name.group(1)) > 0) {
        var label = label(name.group(1), name.group(2), top);
        migrations.add(sql(reader, label, options, problems, downs));
      } else if (language != null && language.name().equals("Go")) {
        var label = label(language.digits(), language.description(), top);
        Migration migration = reader.readForeign(label, "Go", options.recorded(), RECORDED);
        migrations.add(migration);
        downs.add(migration);
      } else if (NumberedName.isSql(top)) {
        problems.add(
            HistoryProblem.ofFile(
                ProblemKind.RUNNER_STOPS,
                top,
                "the name does not begin with a number above 0 and an underscore, so goose stops at"
                    + " it",
                "create migrations with goose create, or move the file elsewhere"));
      }
    }
    migrations.sort(Comparator.comparing(Migration::place).thenComparing(Migration::path));
    NameClash.find(files.paths(), problems);
    SameVersion.find(migrations, "goose refuses to start", problems);
    WaysBack.find(migrations, downs::contains, migration -> "-- +goose Down", problems);
    return new History(id(), runner(), migrations, problems);
  }

  private static Migration.Label label(String version, String name, String path) {
    long number = Long.parseLong(version);
    return new Migration.Label(version, Place.of(number), name, path, Long.toString(number));
  }

  private static Migration sql(
      MigrationReader reader,
      Migration.Label label,
      ReadOptions options,
      List<HistoryProblem> problems,
      Set<Migration> downs) {
    Migration migration = reader.read(label, UP);
    SqlSource source = migration.sourceOrNull();
    if (source == null || source.text().isBlank()) {
      downs.add(migration);
      return migration; // reported already
    }
    try {
      GooseFile file = GooseFile.parse(source);
      if (file.variables()) {
        String language = "SQL with placeholders that goose fills from its environment";
        migration = reader.readForeign(label, language, options.recorded(), RECORDED);
      }
      if (file.down()) {
        downs.add(migration);
      }
    } catch (SqlSourceException e) {
      problems.add(MigrationReader.unreadable(migration.path(), e));
      downs.add(migration);
    }
    return migration;
  }
}
