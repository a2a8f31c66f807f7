package dev.plumbline.history.prisma;

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
import dev.plumbline.history.WholeFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prisma: a folder for each migration, {@code 20240115180414_name/migration.sql}, applied in the
 * order of the folders' names, each sent as one query on one session. The folder's name is what the
 * database remembers, so that two with one time are two.
 *
 * @see <a href="https://www.prisma.io/docs/orm/prisma-migrate/understanding-prisma-migrate">Prisma
 *     Migrate</a>
 */
public final class Prisma implements Convention {
  private static final RunnerTable TABLE =
      RunnerTable.of(
          "_prisma_migrations",
          """
          CREATE TABLE IF NOT EXISTS _prisma_migrations (
            id varchar(36) PRIMARY KEY NOT NULL,
            checksum varchar(64) NOT NULL,
            finished_at timestamptz,
            migration_name varchar(255) NOT NULL,
            logs text,
            rolled_back_at timestamptz,
            started_at timestamptz NOT NULL DEFAULT now(),
            applied_steps_count integer NOT NULL DEFAULT 0)\
          """);

  static final String LOCK = "migration_lock.toml";

  private static final String SCRIPT = "migration.sql";

  private static final Pattern FOLDER = Pattern.compile("(\\d{1,18})_?(.*)", Pattern.DOTALL);

  /** Later files of Drizzle, which has folders of the same form. */
  private static final String SNAPSHOT = "/snapshot.json";

  /** As Rust compares file names. */
  private static final Comparator<String> BYTES =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  @Override
  public String id() {
    return "prisma";
  }

  @Override
  public Runner runner() {
    return new Runner(
            "prisma migrate deploy",
            Runner.Wrapping.NOTHING,
            /* sharedSession= */ true,
            new MigrateDeploy())
        .making(TABLE);
  }

  @Override
  public boolean hintedBy(String name) {
    return markedBy(name) || FOLDER.matcher(name).matches();
  }

  @Override
  public boolean markedBy(String name) {
    return name.equals(LOCK);
  }

  @Override
  public Numbering numbering() {
    return NumberedFiles.dated(
        Forms.inFolder("migration.sql"), RunnerRecord.rows("_prisma_migrations", "migration_name"));
  }

  @Override
  public Optional<Recognition> recognise(MigrationFiles files) {
    SortedSet<String> paths = files.paths();
    long count = paths.stream().filter(path -> path.matches("[^/]+/migration\\.sql")).count();
    boolean lock = paths.contains(LOCK);
    if ((count == 0 && !lock) || paths.stream().anyMatch(path -> path.endsWith(SNAPSHOT))) {
      return Optional.empty();
    }
    String why = "%d folders with migration.sql".formatted(count);
    return Optional.of(
        lock ? new Recognition(this, 95, LOCK + ", " + why) : new Recognition(this, 75, why));
  }

  @Override
  public History read(MigrationFiles files, ReadOptions options) {
    var problems = new ArrayList<HistoryProblem>();
    var reader = new MigrationReader(files, problems);
    var script = new WholeFile(Migration.Wrap.TOGETHER);
    var migrations = new ArrayList<Migration>();
    SortedSet<String> folders = folders(files, options, problems);
    for (String folder : folders) {
      String path = folder + "/" + SCRIPT;
      if (files.paths().contains(path) || files.paths().contains(path + "/")) {
        migrations.add(reader.read(label(folder, path), script));
      } else {
        problems.add(
            HistoryProblem.ofFile(
                ProblemKind.RUNNER_STOPS,
                folder,
                "the folder has no migration.sql, so prisma migrate deploy stops (P3015)",
                "restore the file, or delete the folder"));
      }
    }
    Lock.check(files, problems);
    NameClash.find(folders, problems);
    return new History(id(), runner(), migrations, problems);
  }

  private static SortedSet<String> folders(
      MigrationFiles files, ReadOptions options, List<HistoryProblem> problems) {
    var folders = new TreeSet<String>(BYTES);
    for (String path : files.paths()) {
      int slash = path.indexOf('/');
      if (slash < 0) {
        reportPassedOver(path, options.excluded(), problems);
      } else if (!options.excluded().contains(path.substring(0, slash))) {
        folders.add(path.substring(0, slash));
      }
    }
    return folders;
  }

  private static void reportPassedOver(
      String path, Collection<String> excluded, List<HistoryProblem> problems) {
    if (NumberedName.isSql(path) && !excluded.contains(path)) {
      problems.add(
          HistoryProblem.ofFile(
              ProblemKind.NAMING,
              path,
              "Prisma runs migration.sql in a folder of its own, so it passes over this file",
              "make it %s/migration.sql if it is a migration, or move it elsewhere"
                  .formatted(path.replaceAll("(?i)\\.sql$", ""))));
    }
  }

  private static Migration.Label label(String folder, String path) {
    Matcher name = FOLDER.matcher(folder);
    return name.matches()
        ? new Migration.Label(
            name.group(1), Place.of(Long.parseLong(name.group(1))), name.group(2), path, folder)
        : new Migration.Label(folder, Place.LAST, folder, path, folder);
  }
}
