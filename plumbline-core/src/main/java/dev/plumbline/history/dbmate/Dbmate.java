package dev.plumbline.history.dbmate;

import dev.plumbline.history.AppliesUnrecorded;
import dev.plumbline.history.Convention;
import dev.plumbline.history.Forms;
import dev.plumbline.history.History;
import dev.plumbline.history.HistoryProblem;
import dev.plumbline.history.Migration;
import dev.plumbline.history.MigrationFiles;
import dev.plumbline.history.MigrationReader;
import dev.plumbline.history.NumberedFiles;
import dev.plumbline.history.NumberedName;
import dev.plumbline.history.Numbering;
import dev.plumbline.history.OtherTools;
import dev.plumbline.history.ProblemKind;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.Recognition;
import dev.plumbline.history.Runner;
import dev.plumbline.history.RunnerRecord;
import dev.plumbline.history.RunnerTable;
import dev.plumbline.history.WholeFile;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.Statement;
import dev.plumbline.sql.StatementSplitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * dbmate: {@code 20250717103432_name.sql} with the sections {@code -- migrate:up} and {@code --
 * migrate:down}, applied by file name, each in a transaction unless the section says {@code
 * transaction:false}. Files that come late are applied all the same, so gaps mean nothing.
 */
public final class Dbmate implements Convention {
  private static final RunnerTable TABLE =
      RunnerTable.of(
          "schema_migrations",
          """
          CREATE TABLE IF NOT EXISTS schema_migrations (version varchar PRIMARY KEY)\
          """);

  private static final Migration.Script UP_SECTION =
      new Migration.Script() {
        @Override
        public List<Statement> split(SqlSource source) throws SqlSourceException {
          return DbmateFile.parse(source).statements(source);
        }

        @Override
        public Migration.Wrap wrap(SqlSource source) {
          try {
            boolean wrapped =
                DbmateFile.parse(source).ups().stream().allMatch(DbmateFile.Up::transaction);
            return wrapped ? Migration.Wrap.ALWAYS : Migration.Wrap.NEVER;
          } catch (SqlSourceException e) {
            return Migration.Wrap.ALWAYS; // nothing of it runs
          }
        }

        /** A section is one query, so without a transaction it is one all the same. */
        @Override
        public Optional<Statement> refused(SqlSource source, List<Statement> statements) {
          try {
            for (DbmateFile.Up up : DbmateFile.parse(source).ups()) {
              List<Statement> section = StatementSplitter.split(source, up.from(), up.to());
              var wrap = up.transaction() ? Migration.Wrap.ALWAYS : Migration.Wrap.TOGETHER;
              Optional<Statement> refused = new WholeFile(wrap).refused(source, section);
              if (refused.isPresent()) {
                return refused;
              }
            }
          } catch (SqlSourceException e) {
            return Optional.empty(); // reported when it is split
          }
          return Optional.empty();
        }
      };

  @Override
  public String id() {
    return "dbmate";
  }

  /** Its connection pool hands the same session to the next file. */
  @Override
  public Runner runner() {
    return new Runner(
            "dbmate",
            Runner.Wrapping.EACH_MIGRATION,
            /* sharedSession= */ true,
            new AppliesUnrecorded())
        .making(TABLE);
  }

  @Override
  public Numbering numbering() {
    return NumberedFiles.dated(
        Forms.sections("-- migrate:up", "-- migrate:down"),
        RunnerRecord.rows("schema_migrations", "version"));
  }

  @Override
  public Optional<Recognition> recognise(MigrationFiles files) {
    if (!"dbmate".equals(OtherTools.seenInside(files))) {
      return Optional.empty();
    }
    long count = files.paths().stream().filter(Dbmate::isMigration).count();
    return Optional.of(new Recognition(this, 90, "%d files with -- migrate:up".formatted(count)));
  }

  @Override
  public History read(MigrationFiles files, ReadOptions options) {
    var problems = new ArrayList<HistoryProblem>();
    var reader = new MigrationReader(files, problems);
    var migrations = new ArrayList<Migration>();
    for (String path : files.paths()) {
      NumberedName name = NumberedName.parse(path);
      if (options.excluded().contains(path) || path.indexOf('/') >= 0) {
        continue;
      } else if (name != null) {
        Migration migration = reader.read(name.label(path), UP_SECTION);
        requireUpSection(migration, problems);
        migrations.add(migration);
      } else if (path.endsWith(".sql")) {
        problems.add(
            HistoryProblem.ofFile(
                ProblemKind.NAMING,
                path,
                "the name does not begin with a version, so dbmate never runs the file",
                "create migrations with dbmate new, or move the file elsewhere"));
      }
    }
    findDuplicates(migrations, problems);
    return new History(id(), runner(), migrations, problems);
  }

  private static boolean isMigration(String path) {
    return path.indexOf('/') < 0 && NumberedName.parse(path) != null;
  }

  private static void requireUpSection(Migration migration, List<HistoryProblem> problems) {
    SqlSource source = migration.sourceOrNull();
    if (source == null || source.text().isBlank()) {
      return; // reported already
    }
    try {
      DbmateFile file = DbmateFile.parse(source);
      requireRunnable(migration.path(), source, file, problems);
    } catch (SqlSourceException e) {
      problems.add(MigrationReader.unreadable(migration.path(), e));
    }
  }

  private static void requireRunnable(
      String path, SqlSource source, DbmateFile file, List<HistoryProblem> problems)
      throws SqlSourceException {
    if (file.ups().size() > 1) {
      int line = source.position(file.ups().get(1).from()).line() - 1;
      problems.add(
          new HistoryProblem(
              ProblemKind.RUNNER_STOPS,
              path,
              line,
              1,
              "dbmate writes the version down after each -- migrate:up, so it fails at the second",
              "make it a migration of its own"));
    } else if (!DbmateFile.hasDowns(source)) {
      problems.add(
          HistoryProblem.ofFile(
              ProblemKind.NO_WAY_BACK,
              path,
              "there is no -- migrate:down, without which dbmate from 2.0 on refuses the file",
              "add the line; nothing need stand below it"));
    }
  }

  /** dbmate records the version alone: of two files with one version only the first runs. */
  private static void findDuplicates(List<Migration> migrations, List<HistoryProblem> problems) {
    for (int i = 1; i < migrations.size(); i++) {
      Migration first = migrations.get(i - 1);
      Migration second = migrations.get(i);
      if (first.version().equals(second.version())) {
        problems.add(
            HistoryProblem.ofFile(
                ProblemKind.SEQUENCE_DUPLICATE,
                second.path(),
                "version %s is taken by both %s and %s"
                    .formatted(second.version(), first.path(), second.path()),
                "give the one that is not merged yet a later version"));
      }
    }
  }
}
