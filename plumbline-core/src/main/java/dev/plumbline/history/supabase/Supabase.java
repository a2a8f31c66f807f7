package dev.plumbline.history.supabase;

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
import dev.plumbline.history.WholeFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Supabase CLI: {@code supabase/migrations/20240115180414_name.sql} beside {@code
 * supabase/config.toml}, applied by file name. A file's statements and the row that remembers it go
 * out in one pipeline, which is one transaction; settings are reset before each file.
 *
 * @see <a href="https://supabase.com/docs/reference/cli/supabase-migration-up">supabase migration
 *     up</a>
 */
public final class Supabase implements Convention {
  private static final RunnerTable TABLE =
      new RunnerTable(
          "schema_migrations",
          List.of(
              "CREATE SCHEMA IF NOT EXISTS supabase_migrations",
              "CREATE TABLE IF NOT EXISTS supabase_migrations.schema_migrations (version text NOT"
                  + " NULL PRIMARY KEY, statements text[], name text)"));

  private static final Pattern NAME = Pattern.compile("(\\d{1,18})_(.*)\\.sql", Pattern.DOTALL);

  /** The CLI passes over the first file when it is an old CLI's dump of its own schemas. */
  private static final Pattern OLD_INIT = Pattern.compile("(\\d{14})_init\\.sql");

  private static final long NEW_INIT = 20211209000000L;

  @Override
  public String id() {
    return "supabase";
  }

  @Override
  public Runner runner() {
    return new Runner(
            "the Supabase CLI",
            Runner.Wrapping.EACH_MIGRATION,
            /* sharedSession= */ false,
            new InOrder())
        .making(TABLE);
  }

  @Override
  public boolean hintedBy(String name) {
    return NAME.matcher(name).matches();
  }

  @Override
  public Numbering numbering() {
    return NumberedFiles.dated(
        Forms::plain, RunnerRecord.rows("supabase_migrations.schema_migrations", "version"));
  }

  @Override
  public Optional<Recognition> recognise(MigrationFiles files) {
    String directory = files.around().directory();
    boolean place =
        directory.equals("supabase/migrations") || directory.endsWith("/supabase/migrations");
    long count =
        files.paths().stream()
            .filter(path -> path.indexOf('/') < 0 && NAME.matcher(path).matches())
            .count();
    if (count == 0 || !place) {
      return Optional.empty();
    }
    boolean config = files.around().exists("../config.toml");
    return Optional.of(
        new Recognition(
            this,
            config ? 80 : 75,
            "%d numbered .sql files in supabase/migrations%s"
                .formatted(count, config ? ", and supabase/config.toml" : "")));
  }

  @Override
  public History read(MigrationFiles files, ReadOptions options) {
    var problems = new ArrayList<HistoryProblem>();
    var reader = new MigrationReader(files, problems);
    var script = new WholeFile(Migration.Wrap.ALWAYS);
    var migrations = new ArrayList<Migration>();
    boolean first = true;
    for (String path : files.paths()) {
      if (path.indexOf('/') >= 0) {
        continue;
      }
      Matcher name = NAME.matcher(path);
      boolean old = first && isOldInit(path);
      first = false;
      if (options.excluded().contains(path)) {
        continue;
      } else if (name.matches() && !old) {
        migrations.add(reader.read(label(name, path), script));
      } else if (NumberedName.isSql(path) || Language.of(path) != null) {
        problems.add(passedOver(path, old));
      }
    }
    migrations.sort(Comparator.comparing(Migration::path));
    NameClash.find(files.paths(), problems);
    SameVersion.find(
        migrations, "the Supabase CLI fails on the second, whose row is there already", problems);
    return new History(id(), runner(), migrations, problems);
  }

  private static boolean isOldInit(String path) {
    Matcher init = OLD_INIT.matcher(path);
    return init.matches() && Long.parseLong(init.group(1)) < NEW_INIT;
  }

  private static HistoryProblem passedOver(String path, boolean old) {
    return HistoryProblem.ofFile(
        ProblemKind.NAMING,
        path,
        old
            ? "the Supabase CLI takes it for an old dump of its own schemas and passes over it"
            : "the name is not of the form 20240115180414_what_it_does.sql, so the Supabase CLI"
                + " passes over the file",
        old
            ? "call it otherwise than init if it is to run"
            : "rename it so if it is a migration, or move it elsewhere");
  }

  private static Migration.Label label(Matcher name, String path) {
    return new Migration.Label(
        name.group(1), Place.of(Long.parseLong(name.group(1))), name.group(2), path);
  }
}
