package dev.plumbline.history.prisma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.history.Decision;
import dev.plumbline.history.DirectoryFiles;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.NpmRunner;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.RealRunner;
import dev.plumbline.history.Recorded;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.TestServer;
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

/**
 * Every decision here is that of {@code prisma migrate deploy} as well: its own schema engine, in
 * the form that comes with npm (WebAssembly over node-postgres), because the native one is a
 * download. It differs in one thing: node-postgres gets a file cut at its semicolons.
 */
class PrismaRuleTest {
  @TempDir private Path project;
  private ScratchDatabase database;

  @BeforeEach
  void open() throws Exception {
    Path modules = NpmRunner.home("prisma").resolve("node_modules");
    database = TestServer.database();
    Files.createSymbolicLink(project.resolve("node_modules"), modules);
    Files.createFile(project.resolve("no-engine"));
    Files.writeString(
        project.resolve("prisma.config.ts"),
        """
        import { defineConfig } from "prisma/config";
        import { PrismaPg } from "@prisma/adapter-pg";
        export default defineConfig({
          schema: "prisma/schema.prisma",
          engine: "js",
          experimental: { adapter: true },
          adapter: async () => new PrismaPg({
            host: process.env.SOCKET, port: Number(process.env.PORT), user: "postgres", database: process.env.DB }),
        });
        """);
    Files.createDirectories(migrations());
    Files.writeString(
        project.resolve("prisma/schema.prisma"),
        "datasource db {\n  provider = \"postgresql\"\n  url = \"postgresql://unused\"\n}\n");
    write(Prisma.LOCK, "provider = \"postgresql\"\n");
  }

  @AfterEach
  void close() throws Exception {
    if (database != null) {
      database.close();
    }
    Files.deleteIfExists(project.resolve("node_modules"));
  }

  @Test
  void runsByNameAndLateOnesTooAndTwoOfOneTime() throws Exception {
    migration("20240103000000_c", "create table c (b int references b);");
    migration("20240101000000_b", "create table b (id int primary key);");
    migration("20240101000000_a", "create table a (id int);");
    assertThat(deployAsDecided())
        .containsExactly(
            "20240101000000_a/migration.sql",
            "20240101000000_b/migration.sql",
            "20240103000000_c/migration.sql");
    assertThat(deployAsDecided()).isEmpty();
    migration("20240102000000_late", "create table late (id int);");
    migration("20240101000000_a", "create table a (id bigint);");
    assertThat(decide().fates())
        .extracting(Decision.Of::fate)
        .containsExactly(
            Decision.Fate.CHANGED,
            Decision.Fate.APPLIED,
            Decision.Fate.PENDING,
            Decision.Fate.APPLIED);
    assertThat(deployAsDecided()).containsExactly("20240102000000_late/migration.sql");
  }

  @Test
  void aFailedOneStopsTheNext() throws Exception {
    migration("20240101000000_a", "select nope;");
    assertThat(deploy().exit()).isNotZero();
    assertThat(recorded().entries())
        .containsExactly(
            new Recorded.Entry(
                "20240101000000_a",
                read().migrations().getFirst().sha256(),
                Recorded.State.FAILED));
    migration("20240101000000_a", "create table a (id int);");
    assertThat(Objects.requireNonNull(decide().refusal()).why()).startsWith("P3009");
    NpmRunner.Outcome refused = deploy();
    assertThat(refused.exit()).isNotZero();
    assertThat(refused.out()).contains("P3009");
    NpmRunner.Outcome resolved = prisma("migrate", "resolve", "--rolled-back", "20240101000000_a");
    if (resolved.exit() == 0) {
      assertThat(recorded().entries())
          .extracting(Recorded.Entry::state)
          .containsExactly(Recorded.State.TAKEN_BACK);
      assertThat(deployAsDecided()).containsExactly("20240101000000_a/migration.sql");
    }
  }

  @Test
  void stopsAtAFolderWithoutScriptAndAtAnotherProvider() throws Exception {
    write("20240101000000_a/notes.txt", "");
    assertThat(read().problems()).extracting(p -> p.kind().id()).containsExactly("runner-stops");
    NpmRunner.Outcome stopped = deploy();
    assertThat(stopped.exit()).isNotZero();
    assertThat(stopped.out()).contains("P3015");
    migration("20240101000000_a", "create table a (id int);");
    write(Prisma.LOCK, "provider = \"mysql\"\n");
    assertThat(read().problems())
        .extracting(p -> p.message())
        .containsExactly("the migrations are for mysql, not postgresql (P3019)");
    assertThat(deploy().out()).contains("P3019");
  }

  /** The files Prisma ran, in its order. */
  private List<String> deployAsDecided() throws Exception {
    Decision decided = decide();
    Recorded before = recorded();
    NpmRunner.Outcome outcome = deploy();
    assertThat(outcome.exit()).as(outcome.out()).isZero();
    var rule = Objects.requireNonNull(new Prisma().runner().rule());
    Recorded expected = before;
    for (Migration migration : decided.runs()) {
      expected = expected.with(rule.entry(migration));
    }
    assertThat(recorded().entries()).containsExactlyElementsOf(expected.entries());
    return decided.runs().stream().map(Migration::path).toList();
  }

  private Decision decide() throws Exception {
    return Objects.requireNonNull(new Prisma().runner().rule()).decide(read(), recorded());
  }

  private Recorded recorded() throws Exception {
    if (!RealRunner.hasTable(database, "_prisma_migrations")) {
      return Recorded.NOTHING;
    }
    return new Recorded(
        RealRunner.rows(
                database,
                "SELECT migration_name, checksum, CASE WHEN rolled_back_at IS NOT NULL THEN"
                    + " 'TAKEN_BACK' WHEN finished_at IS NULL THEN 'FAILED' ELSE 'APPLIED' END FROM"
                    + " _prisma_migrations ORDER BY started_at")
            .stream()
            .map(row ->
                new Recorded.Entry(row.get(0), row.get(1), Recorded.State.valueOf(row.get(2))))
            .toList());
  }

  private History read() throws Exception {
    return new Prisma().read(DirectoryFiles.of(migrations()), ReadOptions.DEFAULT);
  }

  private NpmRunner.Outcome deploy() throws Exception {
    return prisma("migrate", "deploy");
  }

  private NpmRunner.Outcome prisma(String... arguments) throws Exception {
    String engine = project.resolve("no-engine").toString();
    var command = new ArrayList<>(List.of("node", "node_modules/prisma/build/index.js"));
    command.addAll(List.of(arguments));
    return NpmRunner.run(
        project,
        Map.of(
            "SOCKET",
            NpmRunner.socket(database),
            "PORT",
            NpmRunner.port(database),
            "DB",
            database.name(),
            "PRISMA_QUERY_ENGINE_LIBRARY",
            engine,
            "PRISMA_SCHEMA_ENGINE_BINARY",
            engine,
            "CHECKPOINT_DISABLE",
            "1",
            "PRISMA_HIDE_UPDATE_MESSAGE",
            "1"),
        command.toArray(String[]::new));
  }

  private Path migrations() {
    return project.resolve("prisma/migrations");
  }

  private void migration(String folder, String sql) throws Exception {
    write(folder + "/migration.sql", sql);
  }

  private void write(String path, String text) throws Exception {
    Path file = migrations().resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
