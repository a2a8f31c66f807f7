package dev.plumbline.history.diesel;

import dev.plumbline.history.AppliesUnrecorded;
import dev.plumbline.history.Convention;
import dev.plumbline.history.Forms;
import dev.plumbline.history.History;
import dev.plumbline.history.HistoryProblem;
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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Diesel: a folder for each migration, {@code 2019-02-26-002946_create_user/up.sql} with {@code
 * down.sql} beside it, applied in the order of the versions as text: what stands in front of the
 * first underscore, without hyphens. Each runs in a transaction unless the folder's {@code
 * metadata.toml} says {@code run_in_transaction = false}.
 *
 * @see <a
 *     href="https://docs.rs/diesel_migrations/latest/diesel_migrations/struct.FileBasedMigrations.html">
 *     FileBasedMigrations</a>
 */
public final class Diesel implements Convention {
  private static final RunnerTable TABLE =
      RunnerTable.of(
          "__diesel_schema_migrations",
          """
          CREATE TABLE IF NOT EXISTS __diesel_schema_migrations (
            version varchar(50) PRIMARY KEY NOT NULL,
            run_on timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP)\
          """);

  private static final Pattern FOLDER = Pattern.compile("\\d[\\d-]{3,}(?:_.*)?", Pattern.DOTALL);

  private static final Pattern IN_TRANSACTION =
      Pattern.compile(
          "^[ \\t]*run_in_transaction[ \\t]*=[ \\t]*(true|false)\\b", Pattern.MULTILINE);

  /** Of the date and time every version begins with; later digits tell two of a second apart. */
  private static final int DIGITS_OF_A_TIME = 14;

  @Override
  public String id() {
    return "diesel";
  }

  @Override
  public Runner runner() {
    return new Runner(
            "diesel migration run",
            Runner.Wrapping.EACH_MIGRATION,
            /* sharedSession= */ true,
            new AppliesUnrecorded())
        .making(TABLE);
  }

  @Override
  public boolean hintedBy(String name) {
    return FOLDER.matcher(name).matches();
  }

  @Override
  public Numbering numbering() {
    return NumberedFiles.dated(
        "uuuu-MM-dd-HHmmss",
        Forms::folder,
        RunnerRecord.rows("__diesel_schema_migrations", "version"));
  }

  @Override
  public Optional<Recognition> recognise(MigrationFiles files) {
    long count = files.paths().stream().filter(path -> path.matches("[^/]+/up\\.sql")).count();
    return count == 0
        ? Optional.empty()
        : Optional.of(new Recognition(this, 85, "%d folders with up.sql".formatted(count)));
  }

  @Override
  public History read(MigrationFiles files, ReadOptions options) {
    var problems = new ArrayList<HistoryProblem>();
    var reader = new MigrationReader(files, problems);
    var migrations = new ArrayList<Migration>();
    for (String folder : folders(files, options, problems)) {
      String path = folder + "/up.sql";
      if (files.paths().contains(path) || files.paths().contains(path + "/")) {
        Migration.Wrap wrap =
            inTransaction(files, folder, problems)
                ? Migration.Wrap.ALWAYS
                : Migration.Wrap.TOGETHER;
        migrations.add(reader.read(label(folder, path), new WholeFile(wrap)));
      } else {
        problems.add(
            HistoryProblem.ofFile(
                ProblemKind.RUNNER_STOPS,
                folder,
                "the folder has no up.sql, so Diesel stops at it",
                "restore the file, or delete the folder"));
      }
    }
    migrations.sort(Comparator.comparing(Migration::key).thenComparing(Migration::path));
    SameVersion.find(migrations, "Diesel runs one of them, and never the other", problems);
    WaysBack.find(
        migrations, migration -> files.paths().contains(down(migration)), Diesel::down, problems);
    return new History(id(), runner(), migrations, problems);
  }

  private static SortedSet<String> folders(
      MigrationFiles files, ReadOptions options, List<HistoryProblem> problems) {
    var folders = new TreeSet<String>();
    for (String path : files.paths()) {
      int slash = path.indexOf('/');
      String top = slash < 0 ? path : path.substring(0, slash);
      if (top.startsWith(".") || options.excluded().contains(top)) {
        continue;
      } else if (slash >= 0) {
        folders.add(top);
      } else if (NumberedName.isSql(path)) {
        problems.add(
            HistoryProblem.ofFile(
                ProblemKind.NAMING,
                path,
                "Diesel runs up.sql in a folder of its own, so it passes over this file",
                "make it %s/up.sql if it is a migration, or move it elsewhere"
                    .formatted(path.replaceAll("(?i)\\.sql$", ""))));
      }
    }
    NameClash.find(folders, problems);
    return folders;
  }

  private static String down(Migration migration) {
    return migration.path().replaceAll("up\\.sql$", "down.sql");
  }

  /** A metadata.toml without the key says false, as Diesel reads it; one it cannot read, true. */
  private static boolean inTransaction(
      MigrationFiles files, String folder, List<HistoryProblem> problems) {
    String path = folder + "/metadata.toml";
    if (!files.paths().contains(path)) {
      return true;
    }
    try {
      Matcher says = IN_TRANSACTION.matcher(new String(files.read(path), StandardCharsets.UTF_8));
      return says.find() && says.group(1).equals("true");
    } catch (IOException e) {
      problems.add(
          HistoryProblem.ofFile(
              ProblemKind.MIGRATION_UNREADABLE,
              path,
              "the migration's metadata " + MigrationReader.unreadable(e),
              "make it a readable file"));
      return true;
    }
  }

  private static Migration.Label label(String folder, String path) {
    int underscore = folder.indexOf('_');
    String written = underscore < 0 ? folder : folder.substring(0, underscore);
    String name = underscore < 0 ? "" : folder.substring(underscore + 1);
    String version = written.replace("-", "");
    return new Migration.Label(written, place(version), name, path, version);
  }

  /** Versions sort as text, so what is longer than a time only tells those of one time apart. */
  private static Place place(String version) {
    if (version.isEmpty() || !version.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Place.LAST;
    } else if (version.length() <= DIGITS_OF_A_TIME) {
      return Place.of(Long.parseLong(version));
    }
    String rest = version.substring(DIGITS_OF_A_TIME);
    return new Place(
        List.of(
            Long.parseLong(version.substring(0, DIGITS_OF_A_TIME)),
            1 + Long.parseLong(rest.substring(0, Math.min(17, rest.length())))));
  }
}
