package dev.plumbline.history.drizzle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.history.Conventions;
import dev.plumbline.history.FilesInMemory;
import dev.plumbline.history.History;
import dev.plumbline.history.HistoryProblem;
import dev.plumbline.history.Migration;
import dev.plumbline.history.MigrationFiles;
import dev.plumbline.history.ProblemKind;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.TransactionMode;
import dev.plumbline.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrizzleTest {
  @Test
  void runsWhatTheJournalListsInItsOrder() throws Exception {
    var files =
        journal("0 100 0000_first_hero", "1 200 0001_second_name")
            .with("0000_first_hero.sql", "create table a ();--> statement-breakpoint\nselect 2")
            .with("0001_second_name.sql", "select 3;")
            .with("meta/0000_snapshot.json", snapshot("a", SnapshotHead.ROOT))
            .with("meta/0001_snapshot.json", snapshot("b", "a"));
    History history = new Drizzle().read(files, ReadOptions.DEFAULT);
    assertThat(history.problems()).isEmpty();
    assertThat(history.migrations())
        .extracting(m -> m.version() + " " + m.place().first() + " " + m.name() + " " + m.path())
        .containsExactly(
            "0000 0 first_hero 0000_first_hero.sql", "0001 1 second_name 0001_second_name.sql");
    assertThat(history.migrations().getFirst().statements())
        .extracting(s -> s.text() + "@" + s.start())
        .containsExactly("create table a ()@1:1", "select 2@2:1");
  }

  @Test
  void tellsForksAndHolesOfTheSnapshots() {
    var files =
        journal("0 1 0000_a", "1 2 0001_b", "2 3 0002_c", "3 4 0003_d", "4 5 0004_e")
            .with("0000_a.sql", "select 1;")
            .with("0001_b.sql", "select 1;")
            .with("0002_c.sql", "select 1;")
            .with("0003_d.sql", "select 1;")
            .with("0004_e.sql", "select 1;")
            .with("meta/0000_snapshot.json", snapshot("a", SnapshotHead.ROOT))
            .with("meta/0001_snapshot.json", snapshot("b", "a"))
            .with("meta/0002_snapshot.json", snapshot("c", "a"))
            .with("meta/0004_snapshot.json", snapshot("e", "d"))
            .with("meta/0005_snapshot.json", "<<<<<<< HEAD\n{");
    assertThat(new Drizzle().read(files, ReadOptions.DEFAULT).problems())
        .extracting(p ->
            "%s %s:%d:%d %s".formatted(p.kind().id(), p.path(), p.line(), p.column(), p.message()))
        .containsExactly(
            "snapshot-orphan meta/0005_snapshot.json:0:0 a merge conflict was left in the snapshot",
            "snapshot-missing meta/0003_snapshot.json:0:0 the journal lists 0003_d, but there is no"
                + " snapshot of it",
            "snapshot-fork meta/0002_snapshot.json:3:13 0001_snapshot.json and 0002_snapshot.json"
                + " both follow 0000_snapshot.json: two branches generated from the same state",
            "snapshot-orphan meta/0004_snapshot.json:3:13 0004_snapshot.json follows d, which is"
                + " the id of no snapshot here");
  }

  @Test
  void olderSnapshotsSayTheirIdAtTheEnd() {
    String tables = "{\"version\": \"7\", \"tables\": {\"t\": \"" + "x".repeat(9000) + "\"},";
    var files =
        journal("0 1 0000_a", "1 2 0001_b")
            .with("0000_a.sql", "select 1;")
            .with("0001_b.sql", "select 1;")
            .with("meta/0000_snapshot.json", tables + "\"id\": \"a\", \"prevId\": \"\"}")
            .with("meta/0001_snapshot.json", tables + "\"id\": \"b\", \"prevId\": \"a\"}");
    assertThat(new Drizzle().read(files, ReadOptions.DEFAULT).problems()).isEmpty();
  }

  @Test
  void foldersOfOneOAreReadByName() throws Exception {
    var files =
        new FilesInMemory()
            .with("20250102000000_b/migration.sql", "select 1;--> statement-breakpoint\nselect 2")
            .with("20250102000000_b/snapshot.json", folderSnapshot("b", "\"a\""))
            .with("20250101000000_a/migration.sql", "select 0;")
            .with("20250101000000_a/snapshot.json", folderSnapshot("a", ""))
            .with("20250103000000_c/migration.sql", "select 3;")
            .with("20250103000000_c/snapshot.json", folderSnapshot("c", "\"a\""))
            .with("20250104000000_d/snapshot.json", folderSnapshot("d", "\"x\", \"b\", \"c\""))
            .with("hand/migration.sql", "select 4;")
            .with("loose.sql", "select 5;");
    assertThat(Conventions.recognise(files).orElseThrow().why())
        .isEqualTo("3 folders with migration.sql and snapshot.json");
    History history = new DrizzleFolders().read(files, ReadOptions.DEFAULT);
    assertThat(history.migrations())
        .extracting(m -> m.version() + " " + m.name() + " " + m.key())
        .containsExactly(
            "20250101000000 a 20250101000000_a",
            "20250102000000 b 20250102000000_b",
            "20250103000000 c 20250103000000_c");
    assertThat(history.migrations().get(1).statements()).hasSize(2);
    assertThat(history.problems())
        .extracting(p -> p.kind().id() + " " + p.path() + " " + p.message())
        .containsExactly(
            "naming loose.sql the file is in no folder of its own, so the migrator never runs it",
            "journal-entry-without-file 20250104000000_d/snapshot.json the folder has a snapshot"
                + " but no migration.sql, so the migrator passes it by",
            "naming hand/migration.sql the folder's name does not begin with a time of 14 digits"
                + " and an underscore, so the migrator cannot write down when it was made",
            "snapshot-orphan 20250104000000_d/snapshot.json 20250104000000_d/snapshot.json follows"
                + " x, which is the id of no snapshot here");
  }

  @Test
  void aForkOfFoldersIsToldUntilSomethingJoinsIt() {
    var files =
        new FilesInMemory()
            .with("20250101000000_a/migration.sql", "select 0;")
            .with("20250101000000_a/snapshot.json", folderSnapshot("a", ""))
            .with("20250102000000_b/migration.sql", "select 0;")
            .with("20250102000000_b/snapshot.json", folderSnapshot("b", "\"a\""))
            .with("20250103000000_c/migration.sql", "select 0;")
            .with("20250103000000_c/snapshot.json", folderSnapshot("c", "\"a\""));
    assertThat(new DrizzleFolders().read(files, ReadOptions.DEFAULT).problems())
        .extracting(p -> p.kind().id() + " " + p.path())
        .containsExactly("snapshot-fork 20250103000000_c/snapshot.json");
    files
        .with("20250104000000_d/migration.sql", "select 0;")
        .with("20250104000000_d/snapshot.json", folderSnapshot("d", "\"b\", \"c\""));
    assertThat(new DrizzleFolders().read(files, ReadOptions.DEFAULT).problems()).isEmpty();
  }

  @Test
  void aFolderBesideAJournalIsTold() {
    var files =
        journal("0 1 0000_a")
            .with("0000_a.sql", "select 1;")
            .with("20250101000000_a/migration.sql", "select 0;");
    assertThat(new Drizzle().read(files, ReadOptions.DEFAULT).problems())
        .extracting(p -> p.kind().id() + " " + p.path())
        .containsExactly("runner-configuration 20250101000000_a/migration.sql");
  }

  private static String snapshot(String id, String previous) {
    return "{\n  \"id\": \"%s\",\n  \"prevId\": \"%s\",\n  \"version\": \"7\"\n}"
        .formatted(id, previous);
  }

  private static String folderSnapshot(String id, String previous) {
    return "{\n  \"version\": \"8\",\n  \"id\": \"%s\",\n  \"prevIds\": [%s]\n}"
        .formatted(id, previous.isEmpty() ? '"' + SnapshotHead.ROOT + '"' : previous);
  }

  @Test
  void cutsAtBreakpointsWithoutSemicolonsAsTheMigratorDoes() throws Exception {
    String sql =
        """
        -- Custom SQL
        CREATE TABLE "a" ()
        --> statement-breakpoint
        CREATE FUNCTION f() RETURNS int AS $$ SELECT 1; $$ LANGUAGE sql;
        SELECT 1; --> statement-breakpoint SELECT 2
        """;
    History history =
        new Drizzle().read(journal("0 1 0000_a").with("0000_a.sql", sql), ReadOptions.DEFAULT);
    List<Statement> statements = history.migrations().getFirst().statements();
    assertThat(statements)
        .extracting(s -> s.start() + " " + s.text())
        .containsExactly(
            "2:1 CREATE TABLE \"a\" ()",
            "4:1 CREATE FUNCTION f() RETURNS int AS $$ SELECT 1; $$ LANGUAGE sql",
            "5:1 SELECT 1",
            "5:36 SELECT 2");
  }

  @Test
  void findsEntriesWithoutFileAndFilesWithoutEntry() {
    var files =
        journal("0 1 0000_a", "1 2 0001_gone")
            .with("0000_a.sql", "select 1")
            .with("0001_orphan.sql", "select 1");
    assertThat(problems(files))
        .containsExactly(
            "journal-entry-without-file meta/_journal.json:3:30 the journal lists 0001_gone, but"
                + " there is no file 0001_gone.sql; the migrator stops here",
            "file-not-in-journal 0001_orphan.sql:0:0 the file is not listed in meta/_journal.json,"
                + " so the migrator never runs it");
  }

  @Test
  void findsTimesThatDoNotIncreaseAndNamesBoth() {
    var files =
        journal("0 100 0000_a", "1 300 0001_b", "2 200 0002_c", "3 300 0003_d", "4 400 0004_e");
    for (String tag : List.of("0000_a", "0001_b", "0002_c", "0003_d", "0004_e")) {
      files.with(tag + ".sql", "select 1");
    }
    assertThat(problems(files))
        .containsExactly(
            "journal-when-not-increasing meta/_journal.json:4:32 \"when\" of 0002_c (200) is not"
                + " later than that of 0001_b (300), which comes before it: a database that already"
                + " ran 0001_b skips 0002_c",
            "journal-when-not-increasing meta/_journal.json:5:32 \"when\" of 0003_d (300) is not"
                + " later than that of 0001_b (300), which comes before it: a database that already"
                + " ran 0001_b skips 0003_d");
  }

  @Test
  void findsNumbersOutOfOrder() {
    var files = journal("0 1 0000_a", "2 2 0002_c", "2 3 0002_d", "1 4 0001_b", "2 5 0000_a");
    for (String tag : List.of("0000_a", "0001_b", "0002_c", "0002_d")) {
      files.with(tag + ".sql", "select 1");
    }
    assertThat(problems(files))
        .containsExactly(
            "journal-order meta/_journal.json:6:30 0000_a is listed twice",
            "journal-order meta/_journal.json:3:30 idx 2 of 0002_c follows idx 0 of 0000_a",
            "journal-order meta/_journal.json:4:30 idx 2 is taken by both 0002_c and 0002_d",
            "journal-order meta/_journal.json:5:30 idx 1 of 0001_b follows idx 2 of 0002_d");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"entries": [}                          | 1:14 | the journal is not JSON: Unexpected close marker '}': expected ']'
          <<<<<<< HEAD                            | 1:1  | a merge conflict was left in the journal
          {"version": "7"}                        | 1:1  | the journal has no array "entries"
          []                                      | 1:1  | the journal is not a JSON object
          {"entries": [7]}                        | 1:14 | an entry of the journal must be an object
          {"entries": [{"idx": 1, "when": 2}]}    | 1:14 | an entry of the journal needs "idx", "when" and "tag"
          {"dialect": "mysql", "entries": []}     | 0:0  | the journal is for mysql, not postgresql
          {"entries": [{"idx": 1                  | 1:23 | the journal is not JSON: Unexpected end-of-input: expected close marker for Object
          """)
  void saysWhereTheJournalIsBroken(String json, String position, String message) {
    var files = new FilesInMemory().with("meta/_journal.json", json).with("0000_a.sql", "select 1");
    History history = new Drizzle().read(files, ReadOptions.DEFAULT);
    assertThat(history.migrations()).isEmpty();
    assertThat(history.problems()).hasSize(1);
    HistoryProblem problem = history.problems().getFirst();
    assertThat(problem.kind()).isEqualTo(ProblemKind.JOURNAL_UNREADABLE);
    assertThat(problem.line() + ":" + problem.column()).isEqualTo(position);
    assertThat(problem.message()).isEqualTo(message);
  }

  @Test
  void missesTheJournal() {
    var files = new FilesInMemory().with("meta/0000_snapshot.json", "{}").with("0000_a.sql", "x");
    assertThat(new Drizzle().recognise(files)).isPresent();
    assertThat(problems(files))
        .containsExactly(
            "journal-unreadable meta/_journal.json:0:0 the journal is missing, so the migrator runs"
                + " nothing");
  }

  @Test
  void knowsThatTheMigratorRefusesConcurrently() throws Exception {
    var files =
        journal("0 1 0000_a").with("0000_a.sql", "select 1; create index concurrently i on t (a)");
    Migration migration = new Drizzle().read(files, ReadOptions.DEFAULT).migrations().getFirst();
    assertThat(migration.transactionMode()).isEqualTo(TransactionMode.PER_STATEMENT);
    assertThat(migration.refusedByRunner().orElseThrow().text())
        .startsWith("create index concurrently");
  }

  private static List<String> problems(MigrationFiles files) {
    return new Drizzle()
        .read(files, ReadOptions.DEFAULT).problems().stream()
            .map(p ->
                "%s %s:%d:%d %s"
                    .formatted(p.kind().id(), p.path(), p.line(), p.column(), p.message()))
            .toList();
  }

  /** A journal with an entry a line, each given as "idx when tag". */
  private static FilesInMemory journal(String... entries) {
    var json = new StringBuilder("{\"dialect\": \"postgresql\", \"entries\": [");
    for (int i = 0; i < entries.length; i++) {
      String[] entry = entries[i].split(" ");
      json.append(i == 0 ? "\n" : ",\n")
          .append(
              "{\"idx\": %s, \"when\": %s, \"tag\": \"%s\"}"
                  .formatted(entry[0], entry[1], entry[2]));
    }
    return new FilesInMemory().with("meta/_journal.json", json + "\n]}");
  }
}
