package dev.plumbline.history.graphile;

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
import dev.plumbline.sql.Position;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * graphile-migrate: {@code committed/000001-name.sql}, each with its own hash and that of the one
 * before it. What is in {@code current.sql} is not committed, and so no migration yet.
 */
public final class GraphileMigrate implements Convention {
  private static final String COMMITTED = "committed/";
  private static final Pattern FILE =
      Pattern.compile("committed/(([0-9]{1,18})(?:-([-_a-zA-Z0-9]*))?\\.sql)");
  private static final CommittedScript SCRIPT = new CommittedScript();

  @Override
  public String id() {
    return "graphile-migrate";
  }

  @Override
  public Runner runner() {
    return runner(Map.of());
  }

  private static Runner runner(Map<String, CommittedHeader> headers) {
    return new Runner(
        "graphile-migrate",
        Runner.Wrapping.EACH_MIGRATION,
        /* sharedSession= */ true,
        new BehindTheLast(headers));
  }

  @Override
  public boolean hintedBy(String name) {
    return name.equals("committed") || name.equals("current.sql");
  }

  @Override
  public boolean markedBy(String name) {
    return name.equals("committed");
  }

  @Override
  public Numbering numbering() {
    return new GraphileNumbering();
  }

  @Override
  public Optional<Recognition> recognise(MigrationFiles files) {
    long committed = files.paths().stream().filter(path -> FILE.matcher(path).matches()).count();
    if (committed == 0 || !isItsOwn(files)) {
      return Optional.empty();
    }
    return Optional.of(
        new Recognition(
            this,
            95,
            "%d file%s in %s".formatted(committed, committed == 1 ? "" : "s", COMMITTED)));
  }

  private static boolean isItsOwn(MigrationFiles files) {
    return files.paths().contains("current.sql")
        || files.paths().stream().anyMatch(path -> path.startsWith("current/"))
        || files.around().nearest(".gmrc", ".gmrc.js") != null
        || isChained(files);
  }

  private static boolean isChained(MigrationFiles files) {
    for (String path : files.paths()) {
      if (FILE.matcher(path).matches()) {
        try {
          return new String(files.read(path), StandardCharsets.UTF_8).startsWith("--! Previous:");
        } catch (IOException e) {
          return false;
        }
      }
    }
    return false;
  }

  @Override
  public History read(MigrationFiles files, ReadOptions options) {
    var problems = new ArrayList<HistoryProblem>();
    var reader = new MigrationReader(files, problems);
    var settings = new Settings(files.around(), options.placeholders(), problems);
    // By the digits as text, as graphile-migrate sorts them.
    var migrations = new TreeMap<String, Migration>();
    for (String path : files.paths()) {
      Matcher matcher = FILE.matcher(path);
      if (matcher.matches()) {
        Migration.Label label =
            new Migration.Label(
                matcher.group(2),
                Place.of(Long.parseLong(matcher.group(2))),
                matcher.group(3) == null ? "" : matcher.group(3),
                path,
                matcher.group(2) + ".sql");
        migrations.put(
            matcher.group(2) + "\0" + path,
            reader.read(label, Migration.Kind.VERSIONED, SCRIPT, settings));
      } else if (path.startsWith(COMMITTED) && path.endsWith(".sql")) {
        problems.add(
            HistoryProblem.ofFile(
                ProblemKind.NAMING,
                path,
                "the name is no number, or no number and words after a hyphen, so graphile-migrate"
                    + " passes the file by",
                "let graphile-migrate commit it"));
      }
    }
    List<Migration> sorted = List.copyOf(migrations.values());
    Map<String, CommittedHeader> headers = check(sorted, problems);
    findWidths(sorted, problems);
    return new History(id(), runner(headers), sorted, problems);
  }

  private static Map<String, CommittedHeader> check(
      List<Migration> sorted, List<HistoryProblem> problems) {
    Map<String, CommittedHeader> headers = new HashMap<>();
    Migration before = null;
    for (Migration migration : sorted) {
      SqlSource source = migration.sourceOrNull();
      if (source == null) {
        before = migration;
        continue; // reported already
      }
      try {
        CommittedHeader header = CommittedHeader.of(source.beforeReplacing());
        headers.put(migration.path(), header);
        checkPrevious(migration, header, before, headers, problems);
        checkHash(migration, header, source.beforeReplacing(), problems);
        checkTransaction(migration, source, problems);
      } catch (SqlSourceException e) {
        problems.add(stops(migration, e.position(), e.problem(), e.fix()));
      }
      before = migration;
    }
    return headers;
  }

  private static void checkPrevious(
      Migration migration,
      CommittedHeader header,
      @Nullable Migration before,
      Map<String, CommittedHeader> headers,
      List<HistoryProblem> problems) {
    CommittedHeader last = before == null ? null : headers.get(before.path());
    if (before != null && before.key().equals(migration.key())) {
      problems.add(
          HistoryProblem.ofFile(
              ProblemKind.SEQUENCE_DUPLICATE,
              migration.path(),
              "number %s is taken by both %s and %s"
                  .formatted(migration.version(), before.path(), migration.path()),
              "uncommit the one that is not merged yet, and commit it again"));
    }
    if (before == null && header.previous() != null) {
      problems.add(
          stops(
              migration,
              header.previousAt(),
              "it follows %s, but no migration comes before it; graphile-migrate runs nothing"
                  .formatted(header.previous()),
              "restore the migration it follows"));
    } else if (before != null && last != null && !last.hash().equals(header.previous())) {
      problems.add(
          stops(
              migration,
              header.previousAt(),
              "it follows %s, but %s, which comes before it, is %s: the chain is broken, and"
                      .formatted(
                          header.previous() == null ? "nothing" : header.previous(),
                          before.path(),
                          last.hash())
                  + " graphile-migrate runs nothing",
              "where two branches met, graphile-migrate uncommit the later migration and commit it"
                  + " again"));
    }
  }

  private static void checkHash(
      Migration migration,
      CommittedHeader header,
      SqlSource source,
      List<HistoryProblem> problems) {
    String actual = header.actualHash(source);
    boolean same = header.hash().equals(actual);
    if (!same && !header.allowsInvalidHash()) {
      problems.add(
          stops(
              migration,
              header.hashAt(),
              actual == null
                  ? "%s is no hash that can be computed".formatted(header.hash())
                  : "the text has the hash %s, not %s: it was edited after it was committed, and a"
                          .formatted(actual, header.hash())
                      + " new database stops here",
              "restore the text from git and write a new migration; --! AllowInvalidHash lets it"
                  + " run as it is"));
    } else if (same && header.allowsInvalidHash()) {
      problems.add(
          stops(
              migration,
              header.hashAt(),
              "an invalid hash is allowed, but the hash is right; graphile-migrate stops at that"
                  + " too",
              "remove --! AllowInvalidHash"));
    }
  }

  /** Such a file is sent whole: the server makes several statements one transaction. */
  private static void checkTransaction(
      Migration migration, SqlSource source, List<HistoryProblem> problems)
      throws SqlSourceException {
    if (CommittedScript.isOutside(source) && migration.statements().size() > 1) {
      problems.add(
          stops(
              migration,
              migration.statements().get(1).start(),
              "a second statement after --! no-transaction: the server runs what is sent at once in"
                  + " one transaction",
              "give each of them a migration of its own"));
    }
  }

  private static void findWidths(List<Migration> sorted, List<HistoryProblem> problems) {
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).place().compareTo(sorted.get(i - 1).place()) < 0) {
        problems.add(
            HistoryProblem.ofFile(
                ProblemKind.NAMING,
                sorted.get(i).path(),
                "graphile-migrate sorts numbers as text, so it comes behind "
                    + sorted.get(i - 1).path(),
                "write all numbers with six digits"));
      }
    }
  }

  private static HistoryProblem stops(
      Migration migration, Position at, String message, String fix) {
    return new HistoryProblem(
        ProblemKind.RUNNER_STOPS, migration.path(), at.line(), at.column(), message, fix);
  }
}
