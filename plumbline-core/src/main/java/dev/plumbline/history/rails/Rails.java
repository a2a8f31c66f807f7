package dev.plumbline.history.rails;

import dev.plumbline.history.Convention;
import dev.plumbline.history.History;
import dev.plumbline.history.HistoryProblem;
import dev.plumbline.history.Language;
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
import dev.plumbline.sql.PsqlCommands;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.Statement;
import dev.plumbline.sql.StatementSplitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Rails with {@code config.active_record.schema_format = :sql}: {@code db/structure.sql} is the
 * schema, and lists the versions of the Ruby migrations in {@code db/migrate} that made it. A
 * migration it does not list yet is not SQL. The directory is {@code db}.
 *
 * @see <a
 *     href="https://guides.rubyonrails.org/active_record_migrations.html#schema-dumping-and-you">
 *     Schema Dumping and You</a>
 */
public final class Rails implements Convention {
  static final String STRUCTURE = "structure.sql";

  private static final String MIGRATE = "migrate/";

  /** pg_dump guards its output for psql. */
  private static final Migration.Script DUMP =
      new Migration.Script() {
        @Override
        public List<Statement> split(SqlSource source) throws SqlSourceException {
          return StatementSplitter.split(source, PsqlCommands.OF_PG_DUMP);
        }

        @Override
        public Migration.Wrap wrap(SqlSource source) {
          return Migration.Wrap.WHEN_POSSIBLE;
        }
      };

  private static final Migration.Script RECORDED = new WholeFile(Migration.Wrap.WHEN_POSSIBLE);

  @Override
  public String id() {
    return "rails";
  }

  @Override
  public Runner runner() {
    return new Runner(
        "rails db:migrate",
        Runner.Wrapping.EACH_MIGRATION,
        /* sharedSession= */ false,
        new DbMigrate());
  }

  @Override
  public boolean hintedBy(String name) {
    return markedBy(name);
  }

  @Override
  public boolean markedBy(String name) {
    return name.equals(STRUCTURE);
  }

  @Override
  public Numbering numbering() {
    return new MadeByTool(
        "migrations of Rails are written in Ruby, by Rails",
        "bin/rails generate migration %s",
        "Rails runs every version it has not run, in whatever order they came");
  }

  @Override
  public Optional<Recognition> recognise(MigrationFiles files) {
    long count = files.paths().stream().filter(path -> ruby(path) != null).count();
    return count == 0 || !files.paths().contains(STRUCTURE)
        ? Optional.empty()
        : Optional.of(
            new Recognition(this, 85, "%s and %d migrations in Ruby".formatted(STRUCTURE, count)));
  }

  @Override
  public History read(MigrationFiles files, ReadOptions options) {
    var problems = new ArrayList<HistoryProblem>();
    var reader = new MigrationReader(files, problems);
    var quiet = new MigrationReader(files, new ArrayList<>());
    Migration structure = structure(reader, files, problems);
    SortedSet<String> listed = Structure.versions(structure.sourceOrNull());
    var migrations = new ArrayList<Migration>(List.of(structure));
    var superseded = new ArrayList<Migration>();
    for (String path : files.paths()) {
      Language ruby = ruby(path);
      if (ruby == null) {
        continue;
      }
      var label = label(ruby, path);
      if (listed.contains(label.key())) {
        superseded.add(quiet.readForeign(label, "Ruby", MigrationFiles.NONE, RECORDED));
      } else {
        boolean recorded = options.recorded().paths().contains(path + ".sql");
        MigrationReader by = recorded ? reader : quiet;
        migrations.add(by.readForeign(label, "Ruby", options.recorded(), RECORDED));
        if (!recorded) {
          problems.add(notListed(path, label.key()));
        }
      }
    }
    return new History(id(), runner(), migrations, superseded, problems);
  }

  private static Migration structure(
      MigrationReader reader, MigrationFiles files, List<HistoryProblem> problems) {
    var label = new Migration.Label(STRUCTURE, Place.of(0), STRUCTURE, STRUCTURE, STRUCTURE);
    Migration structure = reader.read(label, Migration.Kind.SNAPSHOT, DUMP);
    SqlSource source = structure.sourceOrNull();
    if (source != null
        && files.paths().contains(STRUCTURE)
        && Structure.versions(source).isEmpty()) {
      problems.add(
          HistoryProblem.ofFile(
              ProblemKind.NOT_SQL,
              STRUCTURE,
              "it lists no versions of migrations, so which of them it holds cannot be told",
              "run bin/rails db:migrate, which writes it anew, and commit it"));
    }
    return structure;
  }

  /** Null when it is no migration. */
  private static @Nullable Language ruby(String path) {
    if (!path.startsWith(MIGRATE)) {
      return null;
    }
    Language language = Language.of(path.substring(path.lastIndexOf('/') + 1));
    return language == null || !language.name().equals("Ruby") ? null : language;
  }

  private static Migration.Label label(Language ruby, String path) {
    return new Migration.Label(
        ruby.digits(),
        Place.of(ruby.number()),
        ruby.description(),
        path,
        Long.toString(ruby.number()));
  }

  private static HistoryProblem notListed(String path, String version) {
    return HistoryProblem.ofFile(
        ProblemKind.NOT_SQL,
        path,
        "%s does not list version %s, and the migration is written in Ruby, so what it does is not"
                .formatted(STRUCTURE, version)
            + " replayed",
        "run bin/rails db:migrate and commit %s, or record what it does in SQL as %s.sql in the"
                .formatted(STRUCTURE, path)
            + " directory that [migrations] recorded in plumbline.toml names");
  }
}
