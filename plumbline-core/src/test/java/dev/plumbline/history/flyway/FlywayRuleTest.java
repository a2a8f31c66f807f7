package dev.plumbline.history.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.history.Decision;
import dev.plumbline.history.Decision.Fate;
import dev.plumbline.history.DirectoryFiles;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.RealRunner;
import dev.plumbline.history.Recorded;
import dev.plumbline.history.Recorded.State;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every decision here is Flyway's own first, and ours must be the same. */
class FlywayRuleTest {
  @TempDir private Path repository;
  private ScratchDatabase database;

  @BeforeEach
  void open() throws Exception {
    database = TestServer.database();
    Files.createDirectories(repository.resolve(".git"));
    Files.createDirectories(repository.resolve("sql"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aNewDatabaseRunsVersionsThenRepeatables() throws Exception {
    write("V1__first.sql", "create table a (id int);\r\ninsert into a values (1);");
    write("V1_1__second.sql", "\uFEFFcreate table b (id int);\n");
    write("nested/deep/V1.0.1__between.sql", "create table c (id int);\n\n");
    write("V10__last.sql", "create table d (id int)");
    write("V009__padded.sql", "create table e (id int)");
    write("R__z_view.sql", "create or replace view z as select 1 as x;");
    write("R__a_view.sql", "create or replace view y as select 1 as x;");
    write("U1__first.sql", "drop table a;");
    write("notes.txt", "");
    assertThat(migrateAsDecided())
        .containsExactly(
            "V1__first.sql",
            "nested/deep/V1.0.1__between.sql",
            "V1_1__second.sql",
            "V009__padded.sql",
            "V10__last.sql",
            "R__a_view.sql",
            "R__z_view.sql");
    assertThat(migrateAsDecided()).isEmpty();
    write("R__z_view.sql", "create or replace view z as select 2 as x;");
    write("V11__next.sql", "select 1;");
    assertThat(migrateAsDecided()).containsExactly("V11__next.sql", "R__z_view.sql");
  }

  @Test
  void whatComesLateStopsFlyway() throws Exception {
    write("V1__a.sql", "select 1;");
    write("V3__c.sql", "select 3;");
    migrateAsDecided();
    write("V2__b.sql", "select 2;");
    assertThat(migrateAsDecided()).isNull();
    assertThat(decide().fates())
        .extracting(Decision.Of::fate)
        .containsExactly(Fate.APPLIED, Fate.SKIPPED, Fate.APPLIED);
    conf("flyway.ignoreMigrationPatterns=*:ignored");
    write("V4__d.sql", "select 4;");
    assertThat(migrateAsDecided()).containsExactly("V4__d.sql");
    conf("flyway.validateOnMigrate=false");
    write("V5__e.sql", "select 5;");
    assertThat(migrateAsDecided()).containsExactly("V5__e.sql");
    conf("flyway.outOfOrder=true");
    write("V6__f.sql", "select 6;");
    assertThat(migrateAsDecided()).containsExactly("V2__b.sql", "V6__f.sql");
    assertThat(decide().fates()).extracting(Decision.Of::fate).containsOnly(Fate.APPLIED);
  }

  @Test
  void whatChangedStopsFlyway() throws Exception {
    write("V1__a.sql", "select 1;");
    write("V2__b.sql", "select 2;");
    migrateAsDecided();
    write("V1__a.sql", "select 1;\r\n");
    assertThat(migrateAsDecided()).isEmpty();
    write("V1__a.sql", "select 1; -- more");
    assertThat(migrateAsDecided()).isNull();
    assertThat(decide().fates())
        .extracting(Decision.Of::fate)
        .containsExactly(Fate.CHANGED, Fate.APPLIED);
    write("V1__a.sql", "select 1;");
    rename("V2__b.sql", "V2__renamed.sql");
    assertThat(migrateAsDecided()).isNull();
    rename("V2__renamed.sql", "V02.0__b.sql");
    assertThat(migrateAsDecided()).isEmpty();
  }

  @Test
  void whatIsGoneStopsFlywayUnlessItIsOfTheFuture() throws Exception {
    write("V1__a.sql", "select 1;");
    write("V2__b.sql", "select 2;");
    write("V3__c.sql", "select 3;");
    write("R__r.sql", "select 0;");
    migrateAsDecided();
    delete("V3__c.sql");
    assertThat(migrateAsDecided()).isEmpty();
    assertThat(decide().unknown()).extracting(Recorded.Entry::key).containsExactly("3");
    delete("V1__a.sql");
    assertThat(migrateAsDecided()).isNull();
    conf("flyway.ignoreMigrationPatterns=versioned:missing,*:future");
    assertThat(migrateAsDecided()).isEmpty();
    delete("R__r.sql");
    assertThat(migrateAsDecided()).isNull();
  }

  @Test
  void aBaselineMigrationStandsForWhatIsBelowItOnNewDatabasesOnly() throws Exception {
    write("V1__a.sql", "create table a (id int);");
    write("V2__b.sql", "create table b (id int);");
    migrateAsDecided();
    write("B2__squashed.sql", "create table a (id int); create table b (id int);");
    write("B1__older.sql", "create table a (id int);");
    write("V3__c.sql", "create table c (id int);");
    assertThat(migrateAsDecided()).containsExactly("V3__c.sql");
    database.close();
    database = TestServer.database();
    assertThat(history().superseded())
        .extracting(Migration::path)
        .containsExactly("B1__older.sql", "V1__a.sql", "V2__b.sql");
    assertThat(migrateAsDecided()).containsExactly("B2__squashed.sql", "V3__c.sql");
    write("V4__d.sql", "create table d (id int);");
    assertThat(migrateAsDecided()).containsExactly("V4__d.sql");
  }

  @Test
  void aBaselineRowCoversWhatIsNotAboveIt() throws Exception {
    write("V1__a.sql", "create table a (id int);");
    write("V2__b.sql", "create table b (id int);");
    write("V3__c.sql", "create table c (id int);");
    flyway().baselineVersion("2").load().baseline();
    assertThat(decide().fates())
        .extracting(Decision.Of::fate)
        .containsExactly(Fate.COVERED, Fate.COVERED, Fate.PENDING);
    assertThat(migrateAsDecided()).containsExactly("V3__c.sql");
  }

  @Test
  void twoFilesOfOneVersionStopFlyway() throws Exception {
    write("V1__a.sql", "select 1;");
    write("V1_0__b.sql", "select 1;");
    assertThat(migrateAsDecided()).isNull();
    assertThat(history().problems())
        .singleElement()
        .satisfies(p ->
            assertThat(p.path() + " " + p.message())
                .isEqualTo(
                    "V1__a.sql version 1 is taken by both V1_0__b.sql and V1__a.sql; Flyway refuses"
                        + " to run anything"));
    delete("V1_0__b.sql");
    write("R__r.sql", "select 1;");
    write("sub/R__r.sql", "select 1;");
    assertThat(migrateAsDecided()).isNull();
  }

  @Test
  void placeholdersAreReplacedAndCountInTheChecksumOfRepeatablesOnly() throws Exception {
    conf("flyway.placeholders.Owner=first\nflyway.defaultSchema=public");
    write("V1__a.sql", "create table ${flyway:defaultSchema}.a_${OWNER} (id int); -- ${owner}");
    write("R__r.sql", "comment on schema public is '${owner}';");
    write("V2__b.sql", "select '${not one}';");
    write("V2__b.sql.conf", "placeholderReplacement=false");
    assertThat(migrateAsDecided()).hasSize(3);
    assertThat(RealRunner.hasTable(database, "a_first")).isTrue();
    conf("flyway.placeholders.owner=second");
    assertThat(migrateAsDecided()).containsExactly("R__r.sql");
  }

  @Test
  void namesAsTheProjectConfiguredThem() throws Exception {
    conf(
        """
        flyway.sqlMigrationPrefix=m-
        flyway.repeatableSqlMigrationPrefix=again
        flyway.sqlMigrationSeparator=--
        flyway.sqlMigrationSuffixes=.sql,.ddl
        flyway.table=history_of_flyway
        """);
    write("m-1--a.sql", "select 1;");
    write("m-2--b.ddl", "select 2;");
    write("again--c.sql", "select 3;");
    write("V3__d.sql", "select no_such_column;");
    assertThat(migrateAsDecided()).containsExactly("m-1--a.sql", "m-2--b.ddl", "again--c.sql");
  }

  @Test
  void statementsThatRefuseTransactions() throws Exception {
    write("V1__a.sql", "create table a (id int);");
    write("V2__b.sql", "create index concurrently a_id on a (id);\n/* c */ vacuum a;");
    assertThat(migrateAsDecided()).hasSize(2);
    write("V3__c.sql", "create table c (id int);\n  create index concurrently c_id on c (id);");
    assertThat(history().problems())
        .singleElement()
        .satisfies(p ->
            assertThat(p.kind().id() + " " + p.path() + ":" + p.line() + ":" + p.column())
                .isEqualTo("runner-stops V3__c.sql:2:3"));
    assertThat(migrate()).isNull();
    write("V3__c.sql.conf", "executeInTransaction=false");
    assertThat(history().problems()).isEmpty();
    assertThat(migrateAsDecided()).containsExactly("V3__c.sql");
    conf("flyway.mixed=true");
    write("V4__d.sql", "create table d (id int);\n  create index concurrently d_id on d (id);");
    assertThat(history().problems()).isEmpty();
    assertThat(migrateAsDecided()).containsExactly("V4__d.sql");
  }

  @Test
  void callbacksRunAroundTheMigrationsAndAreNotWrittenDown() throws Exception {
    write("beforeMigrate.sql", "create table if not exists steps (id serial, step text);");
    write("V1__a.sql", "insert into steps (step) values ('V1');");
    write("R__r.sql", "insert into steps (step) values ('R');");
    write("afterMigrate__z.sql", "insert into steps (step) values ('after z');");
    write("afterMigrate__a.sql", "insert into steps (step) values ('after a');");
    write("afterMigrateApplied.sql", "insert into steps (step) values ('applied');");
    assertThat(migrateAsDecided()).containsExactly("V1__a.sql", "R__r.sql");
    List<String> real =
        RealRunner.rows(database, "SELECT step FROM steps ORDER BY id").stream()
            .map(List::getFirst)
            .toList();
    assertThat(real).containsExactly("V1", "R", "applied", "after a", "after z");
    assertThat(history().migrations())
        .extracting(Migration::path)
        .containsExactly(
            "beforeMigrate.sql",
            "V1__a.sql",
            "R__r.sql",
            "afterMigrateApplied.sql",
            "afterMigrate__a.sql",
            "afterMigrate__z.sql");
  }

  @Test
  void aSessionKeepsSettingsButNotSearchPathAndRole() throws Exception {
    write("V1__a.sql", "create schema s; set search_path = s; set lock_timeout = '7s';");
    write(
        "V2__b.sql",
        "create table seen as select current_setting('search_path') p,"
            + " current_setting('lock_timeout') t;");
    assertThat(migrateAsDecided()).hasSize(2);
    List<String> real = RealRunner.rows(database, "SELECT p, t FROM public.seen").getFirst();
    assertThat(real.getLast()).isEqualTo("7s");
    assertThat(real.getFirst()).contains("public");
  }

  /** What Flyway ran; null when it refused. The rule must have said so before. */
  private @Nullable List<String> migrateAsDecided() throws Exception {
    History history = history();
    Decision decision = decide();
    List<String> ran = migrate();
    if (ran == null) {
      assertThat(decision.refusal()).isNotNull();
      return null;
    }
    assertThat(decision.refusal()).isNull();
    assertThat(decision.runs()).extracting(Migration::path).isEqualTo(ran);
    List<Recorded.Entry> entries = recorded().entries();
    assertThat(entries.subList(entries.size() - ran.size(), entries.size()))
        .isEqualTo(decision.runs().stream().map(new FlywayRule(settings())::entry).toList());
    assertThat(history.runner().rule()).isNotNull();
    return ran;
  }

  private @Nullable List<String> migrate() throws Exception {
    Path sql = repository.resolve("sql").toRealPath();
    try {
      return flyway().load().migrate().migrations.stream()
          .map(m -> sql.relativize(Path.of(m.filepath)).toString())
          .toList();
    } catch (FlywayException e) {
      return null;
    }
  }

  private FluentConfiguration flyway() throws Exception {
    var configuration = new Properties();
    Path file = repository.resolve("flyway.conf");
    if (Files.exists(file)) {
      try (var reader = Files.newBufferedReader(file)) {
        configuration.load(reader);
      }
    }
    return org.flywaydb.core.Flyway.configure()
        .loggers("slf4j")
        .dataSource(RealRunner.dataSource(database))
        .locations("filesystem:" + repository.resolve("sql").toRealPath())
        .configuration(configuration);
  }

  private Decision decide() throws Exception {
    History history = history();
    return Objects.requireNonNull(history.runner().rule()).decide(history, recorded());
  }

  private History history() throws Exception {
    return new Flyway().read(DirectoryFiles.of(repository.resolve("sql")), ReadOptions.DEFAULT);
  }

  private FlywaySettings settings() throws Exception {
    return FlywaySettingsFile.settings(
        DirectoryFiles.of(repository.resolve("sql")), new ArrayList<>());
  }

  private Recorded recorded() throws Exception {
    return recorded(database, settings().table());
  }

  private static Recorded recorded(ScratchDatabase database, String table) throws SQLException {
    var entries = new ArrayList<Recorded.Entry>();
    if (RealRunner.hasTable(database, table)) {
      for (List<String> row :
          RealRunner.rows(
              database,
              "SELECT version, description, type, checksum, success FROM "
                  + table
                  + " ORDER BY installed_rank")) {
        String key = row.get(0) == null ? "repeatable " + row.get(1) : row.get(0);
        State state = row.get(2).contains("BASELINE") ? State.BASELINE : State.APPLIED;
        entries.add(new Recorded.Entry(key, row.get(3), state, row.get(1)));
      }
    }
    return new Recorded(entries);
  }

  private void conf(String text) throws IOException {
    Files.writeString(repository.resolve("flyway.conf"), text);
  }

  private void write(String name, String text) throws IOException {
    Path file = repository.resolve("sql").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void rename(String from, String to) throws IOException {
    Files.move(repository.resolve("sql").resolve(from), repository.resolve("sql").resolve(to));
  }

  private void delete(String name) throws IOException {
    Files.delete(repository.resolve("sql").resolve(name));
  }
}
