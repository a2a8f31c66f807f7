package dev.plumbline.history.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.history.Conventions;
import dev.plumbline.history.DirectoryFiles;
import dev.plumbline.history.History;
import dev.plumbline.history.HistoryFinder;
import dev.plumbline.history.Migration;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.replay.Replay;
import dev.plumbline.replay.ReplayListener;
import dev.plumbline.replay.ReplayOptions;
import dev.plumbline.replay.ReplayResult;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlywayTest {
  private static final String RESOURCES = "app/src/main/resources/";

  @TempDir private Path repository;

  @BeforeEach
  void makeRepository() throws Exception {
    Files.createDirectories(repository.resolve(".git"));
  }

  @Test
  void aSpringProjectIsFoundWithItsSettingsAndItsJavaMigrations() throws Exception {
    String sql = RESOURCES + "org/example/db/postgres/";
    write(sql + "V1__users.sql", "create table users (id int);");
    write(sql + "2024/V2.1__${x}.sql", "alter table users add ${column} text;");
    write("app/src/main/java/org/example/db/migration/V2_0__Fill.java", "class V2_0__Fill {}");
    write("app/src/main/java/org/example/db/migration/Version.java", "class Version {}");
    write(
        RESOURCES + "application.yml",
        """
        server: {port: 1}
        column.kind: n
        spring:
          flyway:
            out-of-order: true
            placeholders:
              # not this
              column: "${NAME:na}me"
        """);
    HistoryFinder.Found found = HistoryFinder.find(repository);
    assertThat(repository.relativize(found.directory())).isEqualTo(Path.of(sql));
    assertThat(found.convention().id()).isEqualTo("flyway");
    History history = history(sql, ReadOptions.DEFAULT);
    assertThat(history.migrations())
        .extracting(Migration::path)
        .containsExactly(
            "V1__users.sql",
            "../../../../../java/org/example/db/migration/V2_0__Fill.java",
            "2024/V2.1__${x}.sql");
    assertThat(history.migrations().getLast().source().text())
        .isEqualTo("alter table users add name text;");
    assertThat(problems(history))
        .containsExactly(
            "not-sql ../../../../../java/org/example/db/migration/V2_0__Fill.java:0:0"
                + " ../../../../../java/org/example/db/migration/V2_0__Fill.java is written in"
                + " Java, so what it does is not replayed");
    write("recorded/V2_0__Fill.java.sql", "insert into users values (1);");
    var options =
        new ReadOptions(
            ReadOptions.DEFAULT.naming(),
            ReadOptions.DEFAULT.excluded(),
            DirectoryFiles.of(repository.resolve("recorded")));
    assertThat(problems(history(sql, options))).isEmpty();
    assertThat(history(sql, options).migrations().get(1).source().text()).startsWith("insert");
  }

  @Test
  void whatFlywayWouldPassByOrRefuseIsTold() throws Exception {
    write("sql/V1__a.sql", "select 1;\n  select ${missing}, ${also.missing};");
    write("sql/V1_x__b.sql", "");
    write("sql/V__c.sql", "");
    write("sql/R1__d.sql", "");
    write("sql/v2__e.sql", "");
    write("sql/V3_f.sql", "");
    write("sql/data.sql", "");
    write("sql/afterEachMigrate.sql", "");
    write("sql/V4__g.sql", "select '${open';");
    write("sql/V5__h.sql", "select 5;");
    write("sql/V5__h.sql.conf", "# c\nexecuteInTransactions=false\nshouldExecute=false");
    assertThat(problems(history("sql", ReadOptions.DEFAULT)))
        .containsExactly(
            "naming sql/R1__d.sql:0:0 a repeatable migration has no version, so Flyway never runs"
                + " the file",
            "migration-unreadable sql/V1__a.sql:2:10 the placeholder ${missing} has no value in any"
                + " configuration of Flyway in this repository",
            "naming sql/V1_x__b.sql:0:0 \"1_x\" is no version: numbers of at most 18 digits, joined"
                + " by dots or underscores; Flyway never runs the file",
            "naming sql/V3_f.sql:0:0 \"3_f\" is no version: numbers of at most 18 digits, joined by"
                + " dots or underscores; Flyway never runs the file",
            "migration-unreadable sql/V4__g.sql:1:9 ${ opens a placeholder that nothing closes, so"
                + " Flyway cannot read the file",
            "runner-configuration sql/V5__h.sql.conf:2:1 \"executeInTransactions\" is no setting of"
                + " a script, so Flyway stops",
            "runner-configuration sql/V5__h.sql.conf:3:1 shouldExecute is of Flyway's paid"
                + " editions, and not modelled here",
            "naming sql/V__c.sql:0:0 the version is missing; Flyway never runs the file",
            "not-replayed sql/afterEachMigrate.sql:0:0 Flyway runs this callback around its"
                + " migrations; what it does is not replayed",
            "naming sql/data.sql:0:0 the name begins with no prefix that Flyway knows, so it never"
                + " runs the file",
            "naming sql/v2__e.sql:0:0 the name begins with none of V, R and B as they are written,"
                + " or lacks __, so Flyway never runs the file");
  }

  @Test
  void plumblineTomlGivesPlaceholdersTheirValues() throws Exception {
    write("sql/V1__a.sql", "create table ${Schema}.a (id int);");
    var options =
        new ReadOptions(
            ReadOptions.DEFAULT.naming(),
            ReadOptions.DEFAULT.excluded(),
            ReadOptions.DEFAULT.recorded(),
            Map.of("schema", "public"));
    assertThat(history("sql", options).migrations().getFirst().source().text())
        .isEqualTo("create table public.a (id int);");
  }

  @Test
  void anErrorBehindAPlaceholderIsShownWhereItStandsInTheFile() throws Exception {
    write("flyway.toml", "[flyway.placeholders]\na = \"a_name_that_is_long\"\nnone = \"\"\n");
    write("sql/V1__a.sql", "create table ${a} (id int);\nselect ${none}1 from ${a}, nope;\n");
    try (ScratchDatabase database = TestServer.database()) {
      ReplayResult result =
          new Replay(database, ReplayOptions.DEFAULT, ReplayListener.SILENT)
              .run(history("sql", ReadOptions.DEFAULT));
      assertThat(result.failure().position()).hasToString("2:28");
    }
  }

  private History history(String directory, ReadOptions options) throws Exception {
    return Conventions.byId("flyway")
        .orElseThrow()
        .read(DirectoryFiles.of(repository.resolve(directory)), options);
  }

  private static List<String> problems(History history) {
    return history.problems().stream()
        .map(p ->
            "%s %s:%d:%d %s"
                .formatted(
                    p.kind().id(),
                    p.path().startsWith("..") ? p.path() : "sql/" + p.path(),
                    p.line(),
                    p.column(),
                    p.message()))
        .sorted((a, b) -> a.split(" ")[1].compareTo(b.split(" ")[1]))
        .toList();
  }

  private void write(String path, String text) throws IOException {
    Path file = repository.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
