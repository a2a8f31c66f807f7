package dev.plumbline.history.drizzle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.history.Decision;
import dev.plumbline.history.DirectoryFiles;
import dev.plumbline.history.History;
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
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every decision here is made by drizzle-orm's own migrators too, of 1.0 and of 0.x. */
class DrizzleFoldersRuleTest {
  private static final String MIGRATE =
      """
      import pg from 'pg';
      import { drizzle } from '%1$s/node-postgres';
      import { migrate } from '%1$s/node-postgres/migrator';
      const client = new pg.Client();
      await client.connect();
      try {
        await migrate(drizzle({ client }), { migrationsFolder: 'drizzle' });
      } catch (e) {
        console.log('REFUSED ' + e.message + ' ' + (e.cause ? e.cause.message : ''));
      }
      await client.end();
      """;

  @TempDir private Path project;
  private ScratchDatabase database;

  @BeforeEach
  void open() throws Exception {
    database = TestServer.database();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void oneOhRunsEveryFolderItDoesNotHold() throws Exception {
    Files.writeString(project.resolve("migrate.mjs"), MIGRATE.formatted("drizzle-orm-1"));
    folder(
        "20250101000000_a",
        "create table a (id int);--> statement-breakpoint\nset lock_timeout = '3s'");
    folder("20250103000000_c", "create table c as select current_setting('lock_timeout') t;");
    folder("20250103000000_b", "select 1;");
    assertThat(migrateAsDecided())
        .containsExactly("20250101000000_a", "20250103000000_b", "20250103000000_c");
    assertThat(RealRunner.rows(database, "SELECT t FROM c")).containsExactly(List.of("3s"));
    assertThat(migrateAsDecided()).isEmpty();
    folder("20250102000000_late", "create table late (id int);");
    folder("20250101000000_a", "edited, and never looked at again");
    assertThat(migrateAsDecided()).containsExactly("20250102000000_late");
    assertThat(decide().fates())
        .extracting(of -> of.migration().key() + " " + of.fate())
        .containsExactly(
            "20250101000000_a CHANGED",
            "20250102000000_late APPLIED",
            "20250103000000_b APPLIED",
            "20250103000000_c APPLIED");
  }

  @Test
  void oneOhRunsAllOfItInOneTransaction() throws Exception {
    Files.writeString(project.resolve("migrate.mjs"), MIGRATE.formatted("drizzle-orm-1"));
    folder("20250101000000_a", "create table a (id int);");
    folder("20250102000000_b", "create index concurrently i on a (id);");
    assertThat(NodeTools.in(project).run(database, "migrate.mjs").output())
        .contains("cannot run inside a transaction block");
    assertThat(RealRunner.hasTable(database, "a")).isFalse();
    assertThat(history().migrations().getLast().refusedByRunner()).isPresent();
  }

  @Test
  void oneOhRefusesADirectoryOfBefore() throws Exception {
    Files.writeString(project.resolve("migrate.mjs"), MIGRATE.formatted("drizzle-orm-1"));
    folder("20250101000000_a", "create table a (id int);");
    Files.createDirectories(project.resolve("drizzle/meta"));
    Files.writeString(
        project.resolve("drizzle/meta/_journal.json"),
        "{\"version\":\"7\",\"dialect\":\"postgresql\",\"entries\":[]}");
    assertThat(NodeTools.in(project).run(database, "migrate.mjs").output())
        .contains("REFUSED We detected that you have old drizzle-kit migration folders");
    assertThat(new Drizzle().read(files(), ReadOptions.DEFAULT).problems())
        .extracting(p -> p.kind().id())
        .containsExactly("runner-configuration");
  }

  @Test
  void beforeOneOhOnlyWhatIsLaterThanTheLatestRuns() throws Exception {
    Files.writeString(project.resolve("migrate.mjs"), MIGRATE.formatted("drizzle-orm"));
    journal("0 100 0000_a", "1 300 0001_c");
    assertThat(runAsJournalled()).containsExactly("0000_a.sql", "0001_c.sql");
    journal("0 100 0000_a", "1 300 0001_c", "2 200 0002_b", "3 300 0003_same", "4 400 0004_d");
    assertThat(runAsJournalled()).containsExactly("0004_d.sql");
    assertThat(RealRunner.hasTable(database, "\"0002_b\"")).isFalse();
    assertThat(
            new NewerThanTheLast()
                .decide(
                    new Drizzle().read(files(), ReadOptions.DEFAULT), recorded("created_at::text"))
                .fates())
        .extracting(of -> of.migration().path() + " " + of.fate())
        .contains("0002_b.sql SKIPPED");
  }

  private List<String> runAsJournalled() throws Exception {
    History history = new Drizzle().read(files(), ReadOptions.DEFAULT);
    Decision decision = new NewerThanTheLast().decide(history, recorded("created_at::text"));
    NodeTools.Result real = NodeTools.in(project).run(database, "migrate.mjs");
    assertThat(real.output()).isBlank();
    List<Recorded.Entry> rows = recorded("created_at::text").entries();
    assertThat(rows.subList(rows.size() - decision.runs().size(), rows.size()))
        .isEqualTo(decision.runs().stream().map(new NewerThanTheLast()::entry).toList());
    return decision.runs().stream().map(Migration::path).toList();
  }

  private List<String> migrateAsDecided() throws Exception {
    Decision decision = decide();
    NodeTools.Result real = NodeTools.in(project).run(database, "migrate.mjs");
    assertThat(real.exit() + real.output()).isEqualTo("0");
    List<Recorded.Entry> rows = recorded("name").entries();
    assertThat(rows.subList(rows.size() - decision.runs().size(), rows.size()))
        .isEqualTo(
            decision.runs().stream()
                .map(Objects.requireNonNull(history().runner().rule())::entry)
                .toList());
    return decision.runs().stream().map(Migration::key).toList();
  }

  private Decision decide() throws Exception {
    return Objects.requireNonNull(history().runner().rule()).decide(history(), recorded("name"));
  }

  private Recorded recorded(String key) throws Exception {
    return RealRunner.hasTable(database, "drizzle.__drizzle_migrations")
        ? new Recorded(
            RealRunner.rows(
                    database,
                    "SELECT %s, hash FROM drizzle.__drizzle_migrations ORDER BY id".formatted(key))
                .stream()
                .map(row -> Recorded.Entry.applied(row.get(0), row.get(1)))
                .toList())
        : Recorded.NOTHING;
  }

  private History history() throws Exception {
    return new DrizzleFolders().read(files(), ReadOptions.DEFAULT);
  }

  private DirectoryFiles files() throws IOException {
    return DirectoryFiles.of(project.resolve("drizzle"));
  }

  private void folder(String name, String sql) throws IOException {
    Path folder = Files.createDirectories(project.resolve("drizzle").resolve(name));
    Files.writeString(folder.resolve("migration.sql"), sql);
  }

  private void journal(String... entries) throws IOException {
    Files.createDirectories(project.resolve("drizzle/meta"));
    StringBuilder json =
        new StringBuilder("{\"version\":\"7\",\"dialect\":\"postgresql\",\"entries\":[");
    for (String entry : entries) {
      String[] parts = entry.split(" ");
      json.append(json.charAt(json.length() - 1) == '[' ? "" : ",")
          .append(
              "{\"idx\":%s,\"version\":\"7\",\"when\":%s,\"tag\":\"%s\",\"breakpoints\":true}"
                  .formatted((Object[]) parts));
      Files.writeString(
          project.resolve("drizzle/" + parts[2] + ".sql"),
          "create table \"%s\" (id int);".formatted(parts[2]));
    }
    Files.writeString(project.resolve("drizzle/meta/_journal.json"), json + "]}");
  }
}
