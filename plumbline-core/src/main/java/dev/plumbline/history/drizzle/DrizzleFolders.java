package dev.plumbline.history.drizzle;

import dev.plumbline.history.AppliesUnrecorded;
import dev.plumbline.history.Convention;
import dev.plumbline.history.History;
import dev.plumbline.history.HistoryProblem;
import dev.plumbline.history.Migration;
import dev.plumbline.history.MigrationFiles;
import dev.plumbline.history.MigrationReader;
import dev.plumbline.history.Numbering;
import dev.plumbline.history.Place;
import dev.plumbline.history.ProblemKind;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.Recognition;
import dev.plumbline.history.Runner;
import dev.plumbline.history.RunnerTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Drizzle 1.0: a folder for each migration, {@code 20250101000000_name/migration.sql} with its
 * {@code snapshot.json}, and no journal. The migrator runs every folder whose name its table does
 * not hold, by name, all in one transaction on one session; late ones too.
 */
public final class DrizzleFolders implements Convention {
  private static final RunnerTable TABLE =
      new RunnerTable(
          "__drizzle_migrations",
          List.of(
              "CREATE SCHEMA IF NOT EXISTS drizzle",
              "CREATE TABLE IF NOT EXISTS drizzle.__drizzle_migrations (id serial PRIMARY KEY, hash"
                  + " text NOT NULL, created_at bigint, name text, applied_at timestamptz DEFAULT"
                  + " now())"));

  static final String SNAPSHOT = "snapshot.json";
  private static final String SQL = "migration.sql";
  private static final Pattern FOLDER = Pattern.compile("(\\d{14})_(.*)", Pattern.DOTALL);

  /** By the folder's name; the hash is written down and never looked at again. */
  private static final class Rule extends AppliesUnrecorded {
    @Override
    protected String checksum(Migration migration) {
      return migration.sha256();
    }
  }

  @Override
  public String id() {
    return "drizzle-1";
  }

  @Override
  public Runner runner() {
    return new Runner(
            "drizzle-orm's migrator (1.0)",
            Runner.Wrapping.ALL_PENDING,
            /* sharedSession= */ true,
            new Rule())
        .making(TABLE);
  }

  @Override
  public Numbering numbering() {
    return new DrizzleFolderNumbering();
  }

  @Override
  public boolean hintedBy(String name) {
    return FOLDER.matcher(name).matches();
  }

  @Override
  public Optional<Recognition> recognise(MigrationFiles files) {
    long snapshots =
        files.paths().stream()
            .filter(DrizzleFolders::isMigration)
            .filter(path -> files.paths().contains(folder(path) + "/" + SNAPSHOT))
            .count();
    return snapshots == 0
        ? Optional.empty()
        : Optional.of(
            new Recognition(
                this, 95, "%d folders with %s and %s".formatted(snapshots, SQL, SNAPSHOT)));
  }

  /** Whether a path is {@code 20250101000000_name/migration.sql}. */
  static boolean isMigration(String path) {
    return path.endsWith("/" + SQL) && FOLDER.matcher(folder(path)).matches();
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/'));
  }

  @Override
  public History read(MigrationFiles files, ReadOptions options) {
    var problems = new ArrayList<HistoryProblem>();
    var reader = new MigrationReader(files, problems);
    var migrations = new ArrayList<Migration>();
    var folders = new TreeSet<String>();
    for (String path : files.paths()) {
      int slash = path.indexOf('/');
      if (slash > 0 && slash == path.lastIndexOf('/') && !path.startsWith("meta/")) {
        folders.add(path.substring(0, slash));
      } else if (slash < 0 && path.endsWith(".sql") && !options.excluded().contains(path)) {
        problems.add(
            HistoryProblem.ofFile(
                ProblemKind.NAMING,
                path,
                "the file is in no folder of its own, so the migrator never runs it",
                "generate it with drizzle-kit generate --custom, or move it elsewhere"));
      }
    }
    for (String folder : folders) {
      Migration.Label label = label(folder);
      if (!files.paths().contains(folder + "/" + SQL)) {
        reportIncomplete(files, folder, problems);
      } else if (label == null) {
        problems.add(
            HistoryProblem.ofFile(
                ProblemKind.NAMING,
                folder + "/" + SQL,
                "the folder's name does not begin with a time of 14 digits and an underscore, so"
                    + " the migrator cannot write down when it was made",
                "generate it with drizzle-kit generate"));
      } else {
        migrations.add(reader.read(label, Drizzle.CHUNKS));
      }
    }
    new SnapshotChain(files, problems).checkFolders();
    return new History(id(), runner(), migrations, problems);
  }

  private static void reportIncomplete(
      MigrationFiles files, String folder, ArrayList<HistoryProblem> problems) {
    if (files.paths().contains(folder + "/" + SNAPSHOT)) {
      problems.add(
          HistoryProblem.ofFile(
              ProblemKind.JOURNAL_ENTRY_WITHOUT_FILE,
              folder + "/" + SNAPSHOT,
              "the folder has a snapshot but no %s, so the migrator passes it by".formatted(SQL),
              "restore the file, or delete the folder if the migration was dropped"));
    }
  }

  private static Migration.@Nullable Label label(String folder) {
    Matcher matcher = FOLDER.matcher(folder);
    return matcher.matches()
        ? new Migration.Label(
            matcher.group(1),
            Place.of(Long.parseLong(matcher.group(1))),
            matcher.group(2),
            folder + "/" + SQL,
            folder)
        : null;
  }
}
