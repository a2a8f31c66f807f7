package dev.plumbline.history.graphile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.history.Decision;
import dev.plumbline.history.Decision.Fate;
import dev.plumbline.history.DirectoryFiles;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphileMigrateTest {
  @TempDir private Path project;
  private ScratchDatabase database;

  @BeforeEach
  void open() throws Exception {
    database = TestServer.database();
    Files.createDirectories(project.resolve(".git"));
    Files.createDirectories(project.resolve("migrations/committed"));
    Files.writeString(
        project.resolve(".gmrc"),
        """
        {
          // a comment
          "pgSettings": {"search_path": "public"},
          "placeholders": {":NAME": "named"},
        }
        """);
    Files.writeString(project.resolve("migrations/current.sql"), "select no_such;");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theRealOneRunsTheSame() throws Exception {
    String first = commit("000001.sql", null, "create table :NAME (id int); -- :NAMES");
    String second =
        commit(
            "000002-b.sql",
            first,
            "--! no-transaction\ncreate index concurrently n on :NAME (id);");
    assertThat(HistoryFinder.find(project).convention().id()).isEqualTo("graphile-migrate");
    assertThat(history().problems()).isEmpty();
    assertThat(migrateAsDecided()).containsExactly("000001.sql", "000002.sql");
    assertThat(RealRunner.hasTable(database, "named")).isTrue();
    assertThat(migrateAsDecided()).isEmpty();
    commit("000004-d.sql", second, "create table d (id int);");
    assertThat(migrateAsDecided()).containsExactly("000004.sql");
  }

  @Test
  void whatComesInBelowTheLastIsSkippedInSilence() throws Exception {
    String first = commit("000001-a.sql", null, "create table a (id int);");
    commit("000003-c.sql", first, "create table c (id int);");
    assertThat(migrateAsDecided()).hasSize(2);
    String second = commit("000002-b.sql", first, "create table b (id int);");
    commit("000003-c.sql", second, "create table c (id int);");
    assertThat(history().problems()).isEmpty();
    assertThat(migrateAsDecided()).isEmpty();
    assertThat(RealRunner.hasTable(database, "b")).isFalse();
    assertThat(decide().fates())
        .extracting(Decision.Of::fate)
        .containsExactly(Fate.APPLIED, Fate.SKIPPED, Fate.CHANGED);
  }

  @Test
  void anotherPastThanTheDatabasesIsRefused() throws Exception {
    String first = commit("000001-a.sql", null, "create table a (id int);");
    commit("000002-b.sql", first, "create table b (id int);");
    assertThat(migrateAsDecided()).hasSize(2);
    String other = commit("000002-b.sql", first, "create table other (id int);");
    commit("000003-c.sql", other, "create table c (id int);");
    assertThat(migrateAsDecided()).isNull();
    assertThat(decide().refusal().why()).contains("migrations_previous_hash_fkey");
  }

  @Test
  void aBrokenChainIsToldWithTheFileAndTheLine() throws Exception {
    String first = commit("000001-a.sql", null, "create table a (id int);");
    commit("000002-b.sql", first, "create table b (id int);");
    commit("000003-c.sql", first, "create table c (id int);");
    assertThat(migrateAsDecided()).isNull();
    assertThat(problems())
        .containsExactly(
            "runner-stops committed/000003-c.sql:1:1 it follows %s, but".formatted(first));
    Files.delete(project.resolve("migrations/committed/000003-c.sql"));
    Files.writeString(
        project.resolve("migrations/committed/000002-b.sql"),
        "--! Previous: %s\n--! Hash: %s\n\nselect 1;".formatted(first, first));
    assertThat(problems()).containsExactly("runner-stops committed/000002-b.sql:2:1 the text has");
    assertThat(migrateAsDecided()).isNull();
  }

  @Test
  void badFilesAreTold() throws Exception {
    write("000001-a.sql", "select 1;");
    write("000002-b.sql", "--! Previous: -\n--! Hash: x\nselect 1;");
    write("000003-c.sql", "--! Previous: -\n--! Previous: -\n\nselect 1;");
    write("000004-d.sql", "--! Previous: -\r\n\r\nselect 1;");
    write("d.sql", "select 1;");
    assertThat(problems())
        .containsExactly(
            "naming committed/d.sql:0:0 the name is",
            "runner-stops committed/000001-a.sql:1:1 a committed migration",
            "runner-stops committed/000002-b.sql:3:1 an empty line",
            "runner-stops committed/000003-c.sql:2:1 the header Previous",
            "runner-stops committed/000004-d.sql:1:1 the line ends");
    assertThat(migrateAsDecided()).isNull();
  }

  @Test
  void aPlaceholderFromTheEnvironmentNeedsAValue() throws Exception {
    Files.writeString(project.resolve(".gmrc"), "{placeholders: {':ROLE': '!ENV'}}");
    commit("000001-a.sql", null, "create table a (id int);\ngrant select on a to :ROLE;");
    assertThat(problems())
        .containsExactly("migration-unreadable committed/000001-a.sql:5:22 the placeholder :ROLE");
    var options =
        new ReadOptions(
            ReadOptions.DEFAULT.naming(),
            ReadOptions.DEFAULT.excluded(),
            ReadOptions.DEFAULT.recorded(),
            Map.of(":ROLE", "public"));
    History history = new GraphileMigrate().read(files(), options);
    assertThat(history.problems()).isEmpty();
    assertThat(history.migrations().getFirst().source().text()).endsWith("to public;\n");
  }

  /** Null when the real one refused, as it was decided. */
  private List<String> migrateAsDecided() throws Exception {
    Decision decision = decide();
    Files.createSymbolicLink(project.resolve("run"), Path.of("node_modules/graphile-migrate/dist"));
    NodeTools.Result real = NodeTools.in(project).run(database, "run/cli.js", "migrate");
    Files.delete(project.resolve("run"));
    assertThat(real.exit() != 0).as(real.output()).isEqualTo(decision.refusal() != null);
    if (real.exit() != 0) {
      return null;
    }
    List<Recorded.Entry> rows = recorded().entries();
    int ran = decision.runs().size();
    assertThat(rows.subList(rows.size() - ran, rows.size()))
        .isEqualTo(
            decision.runs().stream()
                .map(Objects.requireNonNull(history().runner().rule())::entry)
                .toList());
    return decision.runs().stream().map(Migration::key).toList();
  }

  private Decision decide() throws Exception {
    History history = history();
    return Objects.requireNonNull(history.runner().rule()).decide(history, recorded());
  }

  private Recorded recorded() throws Exception {
    return RealRunner.hasTable(database, "graphile_migrate.migrations")
        ? new Recorded(
            RealRunner.rows(
                    database,
                    "SELECT filename, hash FROM graphile_migrate.migrations ORDER BY filename")
                .stream()
                .map(row -> Recorded.Entry.applied(row.get(0), row.get(1)))
                .toList())
        : Recorded.NOTHING;
  }

  private History history() throws Exception {
    return new GraphileMigrate().read(files(), ReadOptions.DEFAULT);
  }

  private DirectoryFiles files() throws IOException {
    return DirectoryFiles.of(project.resolve("migrations"));
  }

  private List<String> problems() throws Exception {
    return history().problems().stream()
        .map(p -> {
          String[] words = p.message().split(" ");
          int most = words[0].equals("it") && p.line() > 0 ? 4 : words[2].equals("name") ? 2 : 3;
          String message =
              String.join(" ", List.of(words).subList(0, Math.min(most, words.length)));
          return "%s %s:%d:%d %s".formatted(p.kind().id(), p.path(), p.line(), p.column(), message);
        })
        .toList();
  }

  /** As graphile-migrate commit writes it; its hash. */
  private String commit(String name, String previous, String body) throws Exception {
    String counted = ((previous == null ? "" : previous) + "\n" + body.strip()).strip() + "\n";
    byte[] digest =
        MessageDigest.getInstance("SHA-1").digest(counted.getBytes(StandardCharsets.UTF_8));
    String hash = "sha1:" + HexFormat.of().formatHex(digest);
    write(
        name,
        "--! Previous: %s\n--! Hash: %s\n\n%s\n"
            .formatted(previous == null ? "-" : previous, hash, body));
    return hash;
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(project.resolve("migrations/committed").resolve(name), text);
  }
}
