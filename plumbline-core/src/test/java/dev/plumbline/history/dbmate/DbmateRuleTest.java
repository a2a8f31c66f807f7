package dev.plumbline.history.dbmate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.history.Decision;
import dev.plumbline.history.DirectoryFiles;
import dev.plumbline.history.History;
import dev.plumbline.history.HistoryProblem;
import dev.plumbline.history.Migration;
import dev.plumbline.history.NpmRunner;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.RealRunner;
import dev.plumbline.history.Recorded;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.TestServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every decision here is dbmate's own as well. */
class DbmateRuleTest {
  @TempDir private Path directory;
  private ScratchDatabase database;

  @BeforeEach
  void open() {
    assumeTrue(
        Files.exists(dbmate()) || System.getenv("CI") != null,
        "there is no dbmate for this machine");
    database = TestServer.database();
  }

  @AfterEach
  void close() {
    if (database != null) {
      database.close();
    }
  }

  @Test
  void runsInTheOrderOfTheNamesAndLateOnesToo() throws Exception {
    write("1_b.sql", "create table b (a int references a);");
    write("10_a.sql", "create table a (id int primary key);");
    write("9_c.sql", "create table c (b int); insert into b values (null);");
    assertThat(upAsDecided()).containsExactly("10_a.sql", "1_b.sql", "9_c.sql");
    assertThat(upAsDecided()).isEmpty();
    write("2_late.sql", "create table late (id int);");
    write("91_d.sql", "create table d (id int);");
    assertThat(upAsDecided()).containsExactly("2_late.sql", "91_d.sql");
  }

  @Test
  void looksNeitherAtTextsNorAtRowsWithoutAFile() throws Exception {
    write("1_a.sql", "create table a (id int);");
    write("2_b.sql", "create table b (id int);");
    upAsDecided();
    write("1_a.sql", "create table a (id bigint);");
    Files.delete(directory.resolve("2_b.sql"));
    assertThat(decide().unknown()).extracting(Recorded.Entry::key).containsExactly("2");
    assertThat(upAsDecided()).isEmpty();
  }

  @Test
  void aSessionIsSharedByTheFiles() throws Exception {
    assertThat(new Dbmate().runner().session().name()).isEqualTo("SHARED");
    write("1_a.sql", "create schema s; set search_path = public, s;");
    write("2_b.sql", "create table s.b (id int);");
    write("3_c.sql", "select * from b;");
    assertThat(upAsDecided()).hasSize(3);
  }

  @Test
  void whatASectionSendsTogetherIsATransactionEvenWithoutOne() throws Exception {
    write("1_a.sql", "create table a (id int);");
    Files.writeString(
        directory.resolve("2_b.sql"),
        "-- migrate:up transaction:false\n"
            + "create index concurrently i on a (id);\n"
            + "-- migrate:down\n");
    assertThat(upAsDecided()).hasSize(2);
    Files.writeString(
        directory.resolve("3_c.sql"),
        """
        -- migrate:up transaction:false
        create table c (id int);
        create index concurrently j on c (id);
        -- migrate:down
        """);
    NpmRunner.Outcome failed = up();
    assertThat(failed.exit()).isNotZero();
    assertThat(failed.out()).contains("cannot run inside a transaction block");
    assertThat(read().migrations().getLast().refusedByRunner().orElseThrow().text())
        .startsWith("create index concurrently j");
  }

  @Test
  void stopsAtWhatWeReport() throws Exception {
    for (String bad :
        List.of(
            "select 1;",
            "select 1;\n-- migrate:up\nselect 2;\n-- migrate:down\n",
            "/* a comment */\n-- migrate:up\nselect 2;\n-- migrate:down\n",
            "-- migrate:up\nselect 2;\n-- migrate:down\n-- migrate:down\n",
            "-- migrate:up\nselect 2;\n",
            "-- migrate:up\n-- migrate:down\n-- migrate:up\nselect 2;\n-- migrate:down\n")) {
      Files.writeString(directory.resolve("1_a.sql"), bad);
      assertThat(up().exit()).as(bad).isNotZero();
      assertThat(read().problems()).as(bad).isNotEmpty();
    }
    write("1_a.sql", "select 1;");
    assertThat(up().exit()).isZero();
    assertThat(read().problems()).extracting(HistoryProblem::message).isEmpty();
  }

  /** The files dbmate ran, in its order. */
  private List<String> upAsDecided() throws Exception {
    Decision decided = decide();
    Recorded before = recorded();
    NpmRunner.Outcome outcome = up();
    assertThat(outcome.exit()).as(outcome.out()).isZero();
    var rule = Objects.requireNonNull(new Dbmate().runner().rule());
    Recorded expected = before;
    for (Migration migration : decided.runs()) {
      expected = expected.with(rule.entry(migration));
    }
    assertThat(recorded().entries()).containsExactlyInAnyOrderElementsOf(expected.entries());
    List<String> applied = new ArrayList<>();
    outcome
        .out()
        .lines()
        .filter(line -> line.startsWith("Applying: "))
        .forEach(line -> applied.add(line.substring("Applying: ".length())));
    assertThat(decided.runs()).extracting(Migration::path).containsExactlyElementsOf(applied);
    return applied;
  }

  private Decision decide() throws Exception {
    return Objects.requireNonNull(new Dbmate().runner().rule()).decide(read(), recorded());
  }

  private Recorded recorded() throws Exception {
    return RealRunner.hasTable(database, "schema_migrations")
        ? new Recorded(
            RealRunner.rows(database, "SELECT version FROM schema_migrations").stream()
                .map(row -> Recorded.Entry.applied(row.getFirst(), null))
                .toList())
        : Recorded.NOTHING;
  }

  private History read() throws Exception {
    return new Dbmate().read(DirectoryFiles.of(directory), ReadOptions.DEFAULT);
  }

  private NpmRunner.Outcome up() throws Exception {
    String url =
        "postgres://postgres@/%s?host=%s&port=%s&sslmode=disable"
            .formatted(
                database.name(),
                URLEncoder.encode(NpmRunner.socket(database), StandardCharsets.UTF_8),
                NpmRunner.port(database));
    return NpmRunner.run(
        directory,
        Map.of("DATABASE_URL", url),
        dbmate().toString(),
        "--no-dump-schema",
        "--migrations-dir",
        directory.toString(),
        "migrate");
  }

  private static Path dbmate() {
    return NpmRunner.home(".").resolve("node_modules/@dbmate/linux-x64/bin/dbmate");
  }

  private void write(String name, String sql) throws Exception {
    Files.writeString(
        directory.resolve(name), "-- migrate:up\n" + sql + "\n\n-- migrate:down\nselect 1;\n");
  }
}
