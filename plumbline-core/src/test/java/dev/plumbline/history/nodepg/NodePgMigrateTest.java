package dev.plumbline.history.nodepg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.history.Conventions;
import dev.plumbline.history.Decision;
import dev.plumbline.history.DirectoryFiles;
import dev.plumbline.history.FilesInMemory;
import dev.plumbline.history.History;
import dev.plumbline.history.HistoryFinder;
import dev.plumbline.history.Migration;
import dev.plumbline.history.NodeTools;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.RealRunner;
import dev.plumbline.history.Recorded;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodePgMigrateTest {
  private static final String MIGRATE =
      """
      import pg from 'pg';
      import { runner } from 'node-pg-migrate';
      const client = new pg.Client();
      await client.connect();
      try {
        const ran = await runner({ dbClient: client, dir: 'migrations', direction: 'up',
          migrationsTable: 'pgmigrations', singleTransaction: true, log: () => {},
          logger: { info() {}, warn() {}, error() {}, debug() {} } });
        console.log(ran.map(m => 'RAN ' + m.name).join('\\n'));
      } catch (e) {
        console.log('REFUSED ' + e.message);
      }
      await client.end();
      """;

  @TempDir private Path project;
  private ScratchDatabase database;

  @BeforeEach
  void open() throws Exception {
    database = TestServer.database();
    Files.createDirectories(project.resolve("migrations"));
    Files.writeString(project.resolve("migrate.mjs"), MIGRATE);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theRealOneRunsTheSameInTheSameOrder() throws Exception {
    write(
        "1700000000000_first.sql",
        "-- Up Migration\ncreate table a (id int);\n-- Down Migration\ndrop table a;");
    write("20231201000000000_utc.sql", "create table c (id int);");
    write(
        "1700000000001_b-second.sql",
        "-- Down migration\nselect 1/0;\n--- up Migration\ncreate table b (id int);");
    write("1700000000001_a_second.sql", "select 1;");
    write("002_early.sql", "set lock_timeout = '3s';");
    write("10_late.sql", "create table seen as select current_setting('lock_timeout') t;");
    assertThat(migrateAsDecided())
        .containsExactly(
            "002_early",
            "10_late",
            "1700000000000_first",
            "1700000000001_a_second",
            "1700000000001_b-second",
            "20231201000000000_utc");
    assertThat(RealRunner.rows(database, "SELECT t FROM seen")).containsExactly(List.of("3s"));
    assertThat(migrateAsDecided()).isEmpty();
    write("1800000000000_next.sql", "select 2;");
    assertThat(migrateAsDecided()).containsExactly("1800000000000_next");
    write("1750000000000_between.sql", "select 3;");
    assertThat(migrateAsDecided())
        .containsExactly(
            "REFUSED Not run migration 1750000000000_between is preceding already run migration"
                + " 1800000000000_next");
    Files.delete(project.resolve("migrations/1750000000000_between.sql"));
    Files.delete(project.resolve("migrations/1800000000000_next.sql"));
    assertThat(migrateAsDecided()).isEmpty();
    Files.delete(project.resolve("migrations/002_early.sql"));
    assertThat(migrateAsDecided())
        .first()
        .asString()
        .startsWith("REFUSED Not run migration 10_late");
  }

  @Test
  void aWayBackWithoutAWayThereRunsWithIt() throws Exception {
    write("1_a.sql", "create table a (id int);\n  -- Down Migration\ndrop table a;\n");
    assertThat(migrateAsDecided()).containsExactly("1_a");
    assertThat(RealRunner.hasTable(database, "a")).isFalse();
    History history = history();
    assertThat(history.migrations().getFirst().statements()).hasSize(2);
    assertThat(history.problems())
        .extracting(p -> p.kind().id() + " " + p.path() + ":" + p.line() + ":" + p.column())
        .containsExactly("runner-configuration 1_a.sql:2:3");
  }

  @Test
  void aFileWithoutANumberStopsTheRealOne() throws Exception {
    write("1_a.sql", "select 1;");
    write("seed.sql", "select 1;");
    NodeTools.Result real = NodeTools.in(project).run(database, "migrate.mjs");
    assertThat(real.output()).contains("Cannot determine numeric prefix");
    assertThat(history().problems())
        .extracting(p -> p.kind().id() + " " + p.path())
        .containsExactly("runner-stops seed.sql");
  }

  @Test
  void isRecognisedByItsMarkersOrItsDependency() throws Exception {
    Files.createDirectories(project.resolve(".git"));
    write("1_a.sql", "select 1;");
    assertThat(HistoryFinder.find(project).convention().id()).isEqualTo("plain");
    Files.writeString(
        project.resolve("package.json"), "{\"devDependencies\": {\"node-pg-migrate\": \"^9\"}}");
    assertThat(HistoryFinder.find(project).convention().id()).isEqualTo("node-pg-migrate");
    assertThat(
            Conventions.recognise(new FilesInMemory().with("1_a.sql", "-- Up Migration\nselect 1;"))
                .orElseThrow()
                .why())
        .isEqualTo("-- Up Migration in 1_a.sql");
  }

  @Test
  void whatIsNotSqlIsNamed() throws Exception {
    write("1_a.sql", "-- Up Migration\nselect 1;");
    write("2_b.ts", "export const up = () => {};");
    write("3_c.txt", "");
    assertThat(history().migrations()).extracting(Migration::key).containsExactly("1_a", "2_b");
    assertThat(history().problems())
        .extracting(p -> p.kind().id() + " " + p.path())
        .containsExactly("not-sql 2_b.ts", "runner-stops 3_c.txt");
  }

  private List<String> migrateAsDecided() throws Exception {
    History history = history();
    Decision decision = new InOrder().decide(history, recorded());
    NodeTools.Result real = NodeTools.in(project).run(database, "migrate.mjs");
    assertThat(real.exit()).as(real.output()).isZero();
    List<String> lines = real.output().lines().filter(l -> !l.isBlank()).toList();
    if (decision.refusal() != null) {
      assertThat(lines).containsExactly("REFUSED " + decision.refusal().why());
      return lines;
    }
    assertThat(decision.runs().stream().map(m -> "RAN " + m.key()).toList()).isEqualTo(lines);
    List<Recorded.Entry> rows = recorded().entries();
    assertThat(rows.subList(rows.size() - lines.size(), rows.size()))
        .isEqualTo(decision.runs().stream().map(new InOrder()::entry).toList());
    return decision.runs().stream().map(Migration::key).toList();
  }

  private Recorded recorded() throws Exception {
    return RealRunner.hasTable(database, "pgmigrations")
        ? new Recorded(
            RealRunner.rows(database, "SELECT name FROM pgmigrations ORDER BY run_on, id").stream()
                .map(row -> Recorded.Entry.applied(row.getFirst(), null))
                .toList())
        : Recorded.NOTHING;
  }

  private History history() throws Exception {
    return new NodePgMigrate()
        .read(DirectoryFiles.of(project.resolve("migrations")), ReadOptions.DEFAULT);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(project.resolve("migrations").resolve(name), text);
  }
}
