package dev.plumbline.history.drizzle;

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
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.Statement;
import dev.plumbline.sql.StatementSplitter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Drizzle 0.x: {@code meta/_journal.json} decides which files run and in what order. The migrator
 * cuts each file at every {@code --> statement-breakpoint}, wherever it stands, and runs all
 * migrations that are later than the last applied one in a single transaction on one session.
 */
public final class Drizzle implements Convention {
  private static final RunnerTable TABLE =
      new RunnerTable(
          "__drizzle_migrations",
          List.of(
              "CREATE SCHEMA IF NOT EXISTS drizzle",
              "CREATE TABLE IF NOT EXISTS drizzle.__drizzle_migrations (id serial PRIMARY KEY,"
                  + " hash text NOT NULL, created_at bigint)"));

  public static final String JOURNAL = "meta/_journal.json";

  private static final String BREAKPOINT = "--> statement-breakpoint";
  private static final Pattern TAG = Pattern.compile("(\\d+)_(.*)", Pattern.DOTALL);

  static final Migration.Script CHUNKS =
      new Migration.Script() {
        @Override
        public List<Statement> split(SqlSource source) throws SqlSourceException {
          return splitAtBreakpoints(source);
        }

        @Override
        public Migration.Wrap wrap(SqlSource source) {
          return Migration.Wrap.ALWAYS;
        }
      };

  @Override
  public String id() {
    return "drizzle";
  }

  @Override
  public Runner runner() {
    return new Runner(
            "drizzle-orm's migrator",
            Runner.Wrapping.ALL_PENDING,
            /* sharedSession= */ true,
            new NewerThanTheLast())
        .making(TABLE);
  }

  @Override
  public boolean hintedBy(String name) {
    return name.equals("meta");
  }

  @Override
  public Numbering numbering() {
    return new DrizzleNumbering();
  }

  @Override
  public Optional<Recognition> recognise(MigrationFiles files) {
    if (files.paths().contains(JOURNAL)) {
      return Optional.of(new Recognition(this, 100, JOURNAL));
    }
    boolean snapshots =
        files.paths().stream().anyMatch(path -> path.matches("meta/\\d+_snapshot\\.json"));
    return snapshots
        ? Optional.of(new Recognition(this, 70, "snapshots in meta/, but no journal"))
        : Optional.empty();
  }

  @Override
  public History read(MigrationFiles files, ReadOptions options) {
    var problems = new ArrayList<HistoryProblem>();
    List<Journal.Entry> entries = entries(files, problems);
    new JournalCheck(files.paths(), problems).check(entries);
    var reader = new MigrationReader(files, problems);
    var migrations = new ArrayList<Migration>();
    var listed = new HashSet<String>();
    for (Journal.Entry entry : entries) {
      String file = file(entry);
      if (listed.add(file) && (files.paths().contains(file) || isDirectory(files, file))) {
        migrations.add(reader.read(label(entry), CHUNKS));
      }
    }
    for (String path : files.paths()) {
      boolean migration = path.indexOf('/') < 0 && path.endsWith(".sql");
      boolean known = listed.contains(path) || options.excluded().contains(path);
      if (migration && !known && !entries.isEmpty()) {
        problems.add(notInJournal(path));
      }
    }
    findFolders(files, problems);
    if (!entries.isEmpty()) {
      new SnapshotChain(files, problems).checkNumbered(entries);
    }
    return new History(id(), runner(), migrations, problems);
  }

  /** A directory that drizzle-kit 1.0 wrote into, beside what 0.x wrote. */
  private static void findFolders(MigrationFiles files, List<HistoryProblem> problems) {
    for (String path : files.paths()) {
      if (files.paths().contains(JOURNAL) && DrizzleFolders.isMigration(path)) {
        problems.add(
            HistoryProblem.ofFile(
                ProblemKind.RUNNER_CONFIGURATION,
                path,
                "a migration of Drizzle 1.0 lies beside the journal of 0.x: drizzle-orm 0.x never"
                    + " runs it, 1.0 refuses the whole directory",
                "run drizzle-kit up with 1.0 for all of them, or generate this one again with"
                    + " 0.x"));
        return;
      }
    }
  }

  static String file(Journal.Entry entry) {
    return entry.tag() + ".sql";
  }

  private static boolean isDirectory(MigrationFiles files, String file) {
    return !files.paths().tailSet(file + "/").isEmpty()
        && files.paths().tailSet(file + "/").first().startsWith(file + "/");
  }

  private static Migration.Label label(Journal.Entry entry) {
    Matcher matcher = TAG.matcher(entry.tag());
    String version = matcher.matches() ? matcher.group(1) : Long.toString(entry.idx());
    String name = matcher.matches() ? matcher.group(2) : entry.tag();
    return new Migration.Label(
        version, Place.of(entry.idx()), name, file(entry), Long.toString(entry.when()));
  }

  private static List<Journal.Entry> entries(MigrationFiles files, List<HistoryProblem> problems) {
    String fix = "restore it from git; drizzle-kit writes it, nobody else should";
    if (!files.paths().contains(JOURNAL)) {
      problems.add(
          HistoryProblem.ofFile(
              ProblemKind.JOURNAL_UNREADABLE,
              JOURNAL,
              "the journal is missing, so the migrator runs nothing",
              fix));
      return List.of();
    }
    try {
      Journal journal = Journal.parse(text(files.read(JOURNAL)));
      if (journal.dialect() != null && !journal.dialect().startsWith("p")) {
        String what = "the journal is for %s, not postgresql".formatted(journal.dialect());
        problems.add(
            HistoryProblem.ofFile(
                ProblemKind.JOURNAL_UNREADABLE,
                JOURNAL,
                what,
                "name the directory of the PostgreSQL migrations"));
        return List.of();
      }
      return journal.entries();
    } catch (Journal.Unreadable e) {
      problems.add(
          new HistoryProblem(
              ProblemKind.JOURNAL_UNREADABLE,
              JOURNAL,
              e.line,
              e.column,
              String.valueOf(e.getMessage()),
              fix));
    } catch (IOException e) {
      problems.add(
          HistoryProblem.ofFile(
              ProblemKind.JOURNAL_UNREADABLE,
              JOURNAL,
              "the journal " + MigrationReader.unreadable(e),
              fix));
    }
    return List.of();
  }

  private static String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static HistoryProblem notInJournal(String path) {
    return HistoryProblem.ofFile(
        ProblemKind.FILE_NOT_IN_JOURNAL,
        path,
        "the file is not listed in %s, so the migrator never runs it".formatted(JOURNAL),
        "delete it and generate the migration again, so that it gets an entry");
  }

  private static List<Statement> splitAtBreakpoints(SqlSource source) throws SqlSourceException {
    var statements = new ArrayList<Statement>();
    String text = source.text();
    int from = 0;
    while (from <= text.length()) {
      int at = text.indexOf(BREAKPOINT, from);
      int to = at < 0 ? text.length() : at;
      statements.addAll(StatementSplitter.split(source, from, to));
      from = to + BREAKPOINT.length();
    }
    return List.copyOf(statements);
  }
}
