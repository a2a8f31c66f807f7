package dev.plumbline.history.liquibase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.history.Decision;
import dev.plumbline.history.DirectoryFiles;
import dev.plumbline.history.History;
import dev.plumbline.history.HistoryFinder;
import dev.plumbline.history.Migration;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.RealRunner;
import dev.plumbline.history.Recorded;
import dev.plumbline.replay.Replay;
import dev.plumbline.replay.ReplayListener;
import dev.plumbline.replay.ReplayOptions;
import dev.plumbline.replay.ReplayResult;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.DirectoryResourceAccessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiquibaseTest {
  private static final Logger QUIET = Logger.getLogger("liquibase");

  private static final String MASTER =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
              http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
      %s</databaseChangeLog>
      """;

  private static final String USERS =
      """
      --liquibase formatted sql
      --property name:table value:users

      --changeset jane:1 labels:"a, b"
      create table ${table} (id int);
      insert into ${table} values (1);
      --rollback drop table users;

      -- changeset jane:fn splitStatements:false runOnChange:true
      create or replace function f() returns int language plpgsql as $$
      begin
        return 1;
      end $$;

      --changeset joe:1 runInTransaction:false
      create index concurrently users_id on users (id);
      --changeset joe:oracle dbms:oracle
      select 1 from dual;
      --changeset joe:2 endDelimiter:// dbms:postgresql,h2
      create table t (id int)
      //
      insert into t values (1)
      """;

  @TempDir private Path project;
  private ScratchDatabase database;
  private String root = "db/changelog/db.changelog-master.xml";

  @BeforeEach
  void open() throws Exception {
    QUIET.setLevel(Level.OFF);
    database = TestServer.database();
    Files.createDirectories(project.resolve(".git"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theRealOneRunsTheSameChangesetsInTheSameOrder() throws Exception {
    write(
        root,
        MASTER.formatted(
            "<include file=\"changes/users.sql\" relativeToChangelogFile=\"true\"/>\n"
                + "<includeAll path=\"db/changelog/later\"/>\n"));
    write("db/changelog/changes/users.sql", USERS);
    write(
        "db/changelog/later/b.sql",
        "--liquibase formatted sql\n--changeset x:1 runAlways:true\nselect 2;");
    write("db/changelog/later/a.sql", "--liquibase formatted sql\n--changeset x:1\nselect 1;");
    HistoryFinder.Found found = HistoryFinder.find(project);
    assertThat(found.convention().id()).isEqualTo("liquibase");
    assertThat(found.directory()).isEqualTo(project.resolve("db/changelog"));
    assertThat(history().problems()).isEmpty();
    assertThat(updateAsDecided())
        .containsExactly(
            "db/changelog/changes/users.sql::1::jane",
            "db/changelog/changes/users.sql::fn::jane",
            "db/changelog/changes/users.sql::1::joe",
            "db/changelog/changes/users.sql::2::joe",
            "db/changelog/later/a.sql::1::x",
            "db/changelog/later/b.sql::1::x");
    assertThat(updateAsDecided()).containsExactly("db/changelog/later/b.sql::1::x");
    write(
        "db/changelog/changes/users.sql",
        USERS.replace(
            "-- changeset jane:fn",
            "--changeset late:1\ncreate table late (id int);\n-- changeset jane:fn"));
    assertThat(updateAsDecided())
        .containsExactly(
            "db/changelog/changes/users.sql::1::late", "db/changelog/later/b.sql::1::x");
  }

  @Test
  void theOrderMayStandInYaml() throws Exception {
    root = "db/changelog/db.changelog-master.yaml";
    write(
        root,
        """
        databaseChangeLog:
          - include:
              file: db/changelog/z.sql
          - include:
              file: "a.sql" # first by name
              relativeToChangelogFile: true
          - changeSet:
              id: of-yaml
              author: y
              changes:
                - sql: {sql: "select 1"}
          - include:
              file: db/changelog/gone.sql
        """);
    write("db/changelog/a.sql", "--liquibase formatted sql\n--changeset x:1\nselect 1;");
    write("db/changelog/z.sql", "--liquibase formatted sql\n--changeset x:1\nselect 1;");
    write("db/changelog/left.sql", "--liquibase formatted sql\n--changeset x:1\nselect 1;");
    assertThat(history().migrations())
        .extracting(Migration::path)
        .containsExactly("z.sql::1::x", "a.sql::1::x", "db.changelog-master.yaml");
    assertThat(problems())
        .containsExactly(
            "runner-stops db.changelog-master.yaml:12:3",
            "file-not-in-journal left.sql:0:0",
            "not-sql db.changelog-master.yaml:0:0");
  }

  @Test
  void badChangelogsAreTold() throws Exception {
    root = "db/changelog.sql";
    write(
        root,
        """
        --liquibase formatted sql
        create table lost (id int);
        --changeset a:1 runInTransactions:false
        select 1;
        --changeset a
        select 2;
        --changeset a:1
        --preconditions onFail:MARK_RAN
        select 3;
        """);
    assertThat(problems())
        .containsExactly(
            "runner-configuration changelog.sql:3:17",
            "runner-configuration changelog.sql:2:1",
            "runner-stops changelog.sql:5:1",
            "not-replayed changelog.sql::1::a:8:1",
            "sequence-duplicate changelog.sql::1::a:0:0");
    assertThat(updateAsDecided()).isNull();
    write("db/changelog.xml", "<databaseChangeLog>\n<include file=\"a\">\n</databaseChangeLog>");
    assertThat(problems().getFirst()).startsWith("runner-configuration changelog.xml:3:");
  }

  @Test
  void anErrorStandsInTheFileOfTheChangeset() throws Exception {
    root = "db/changelog.sql";
    write(root, USERS.replace("insert into t", "insert into nope"));
    ReplayResult result =
        new Replay(database, ReplayOptions.DEFAULT, ReplayListener.SILENT).run(history());
    assertThat(result.applied()).isEqualTo(3);
    assertThat(result.failure().file()).isEqualTo("changelog.sql");
    assertThat(result.failure().position()).hasToString("22:13");
  }

  /** What Liquibase ran; null when it refused. */
  private @Nullable List<String> updateAsDecided() throws Exception {
    Decision decision = decide();
    int before = recorded().entries().size();
    if (!update()) {
      assertThat(decision.refusal()).isNotNull();
      return null;
    }
    assertThat(decision.refusal()).isNull();
    List<Recorded.Entry> rows = recorded().entries();
    List<Recorded.Entry> entries =
        decision.runs().stream()
            .map(Objects.requireNonNull(history().runner().rule())::entry)
            .toList();
    assertThat(rows).containsAll(entries);
    assertThat(rows.size() - before).isLessThanOrEqualTo(entries.size());
    if (before == 0) {
      assertThat(rows).isEqualTo(entries);
    }
    assertThat(decide().runs()).allMatch(m -> m.kind() == Migration.Kind.REPEATABLE);
    return decision.runs().stream().map(Migration::key).toList();
  }

  private boolean update() throws Exception {
    try (Connection connection = database.connectAsOwner()) {
      Database target =
          DatabaseFactory.getInstance()
              .findCorrectDatabaseImplementation(new JdbcConnection(connection));
      new liquibase.Liquibase(root, new DirectoryResourceAccessor(project), target).update("");
      return true;
    } catch (LiquibaseException e) {
      return false;
    }
  }

  private Decision decide() throws Exception {
    History history = history();
    return Objects.requireNonNull(history.runner().rule()).decide(history, recorded());
  }

  private Recorded recorded() throws Exception {
    return RealRunner.hasTable(database, "databasechangelog")
        ? new Recorded(
            RealRunner.rows(
                    database,
                    "SELECT filename, id, author FROM databasechangelog ORDER BY orderexecuted")
                .stream()
                .map(row -> Recorded.Entry.applied(String.join("::", row), null))
                .toList())
        : Recorded.NOTHING;
  }

  private List<String> problems() throws Exception {
    return history().problems().stream()
        .map(p -> "%s %s:%d:%d".formatted(p.kind().id(), p.path(), p.line(), p.column()))
        .toList();
  }

  private History history() throws Exception {
    Path directory = Objects.requireNonNull(project.resolve(root).getParent());
    return new Liquibase().read(DirectoryFiles.of(directory), ReadOptions.DEFAULT);
  }

  private void write(String path, String text) throws IOException {
    Path file = project.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
