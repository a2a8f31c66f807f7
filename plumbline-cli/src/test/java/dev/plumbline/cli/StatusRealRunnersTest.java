package dev.plumbline.cli;

import static dev.plumbline.cli.LocalProject.ask;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Databases made by the real runners, whose next run shows whether the status was right. */
class StatusRealRunnersTest {
  @TempDir Path root;

  private LocalProject project;
  private NpmTools npm;

  @BeforeEach
  void makeAProject() throws Exception {
    project = LocalProject.in(root);
    npm = NpmTools.in(root);
  }

  @AfterEach
  void leaveNothing() {
    project.close();
  }

  @Test
  void whatDrizzlesMigratorSkipsIsToldBefore() {
    project
        .write("drizzle/0000_users.sql", "CREATE TABLE users (id int);\n")
        .write("drizzle/0001_orders.sql", "CREATE TABLE orders (id int);\n")
        .write("drizzle/meta/_journal.json", journal("0000_users 1000", "0001_orders 3000"))
        .write(
            "migrate.mjs",
            """
            import { drizzle } from 'drizzle-orm/node-postgres';
            import { migrate } from 'drizzle-orm/node-postgres/migrator';
            import pg from 'pg';
            const pool = new pg.Pool({ connectionString: process.argv[2] });
            await migrate(drizzle(pool), { migrationsFolder: 'drizzle' });
            await pool.end();
            """);
    String url = project.plumb("up", "-q", "--to", "none").out().strip();
    assertThat(status(url, 0))
        .contains("there is no table of drizzle-orm's migrator", "pending  2");
    run("migrate.mjs", url);
    assertThat(status(url, 0))
        .contains("drizzle.__drizzle_migrations of Drizzle", "applied  2", "up to date");

    project
        .write("drizzle/0002_late.sql", "CREATE TABLE late (id int);\n")
        .write("drizzle/0003_items.sql", "CREATE TABLE items (id int);\n")
        .write(
            "drizzle/meta/_journal.json",
            journal("0000_users 1000", "0001_orders 3000", "0002_late 2000", "0003_items 4000"));
    assertThat(status(url, 1))
        .contains(
            "pending  1\n  0003_items.sql\n",
            "skipped  1, never runs here\n  0002_late.sql: its \"when\" (2000) is not later than");

    run("migrate.mjs", url);
    assertThat(LocalProject.tables(url)).isEqualTo("items,orders,users");
    project.write("drizzle/0001_orders.sql", "CREATE TABLE orders (id bigint);\n");
    assertThat(status(url, 1))
        .contains("skipped  1", "changed  1, applied with another text\n  0001_orders.sql\n");
  }

  @Test
  @EnabledOnOs(
      value = OS.LINUX,
      architectures = {"amd64", "x86_64"})
  void whatDbmateAppliesIsToldBefore() throws Exception {
    project
        .write("db/migrations/20250101000000_users.sql", dbmate("CREATE TABLE users (id int)"))
        .write("db/migrations/20250103000000_items.sql", dbmate("CREATE TABLE items (id int)"));
    String url = project.plumb("up", "-q", "--to", "none").out().strip();
    dbmateUp(url);
    assertThat(status(url, 0)).contains("public.schema_migrations of dbmate", "applied  2");

    project.write("db/migrations/20250102000000_late.sql", dbmate("CREATE TABLE late (id int)"));
    assertThat(status(url, 0)).contains("pending  1\n  20250102000000_late.sql\n");
    dbmateUp(url);
    assertThat(status(url, 0)).contains("applied  3", "up to date");
    project.delete("db/migrations/20250102000000_late.sql");
    assertThat(status(url, 1)).contains("unknown  1, applied, and no file is here\n  20250102");
  }

  @Test
  void nodePgMigrateWroteIsRead() throws Exception {
    project
        .write("migrations/1_users.sql", "CREATE TABLE users (id int);\n")
        .write("migrations/2_orders.sql", "CREATE TABLE orders (id int);\n");
    String url = project.plumb("up", "-q", "--to", "none").out().strip();
    Cli.Result run =
        npm.node(
            "node_modules/node-pg-migrate/bin/node-pg-migrate.js",
            Map.of("DATABASE_URL", url),
            "up");
    assertThat(run.code()).as(run.out()).isZero();

    assertThat(status(url, 0)).contains("public.pgmigrations of node-pg-migrate", "applied  2");
    project.write("migrations/3_items.sql", "CREATE TABLE items (id int);\n");
    assertThat(status(url, 0)).contains("pending  1\n  3_items.sql\n");
    project.delete("migrations/2_orders.sql");
    assertThat(status(url, 1)).contains("unknown  1, applied, and no file is here\n  2_orders\n");
  }

  @Test
  void graphileMigrateWroteIsRead() throws Exception {
    project
        .write(".gmrc", "{}\n")
        .write("migrations/current.sql", "CREATE TABLE users (id int);\n");
    // Before the first commit there is no history, so the server is brought up for another one.
    project.write("local/0001_none.sql", "SELECT 1;\n");
    String server = project.plumb("up", "local", "-q").out().strip();
    project.delete("local/0001_none.sql");
    ask(server, "CREATE DATABASE app");
    ask(server, "CREATE DATABASE app_shadow");
    String url = server.replaceFirst("/postgres$", "/app");
    Map<String, String> environment =
        Map.of(
            "DATABASE_URL", url,
            "SHADOW_DATABASE_URL", url + "_shadow",
            "ROOT_DATABASE_URL", server);
    for (String[] arguments : new String[][] {{"commit", "-m", "users"}, {"migrate"}}) {
      Cli.Result run =
          npm.node("node_modules/graphile-migrate/dist/cli.js", environment, arguments);
      assertThat(run.code()).as(run.out()).isZero();
    }

    assertThat(status(url, 0))
        .contains("graphile_migrate.migrations of graphile-migrate", "applied  1", "up to date");
  }

  private void dbmateUp(String url) throws Exception {
    Process process =
        new ProcessBuilder(
                "node_modules/@dbmate/linux-x64/bin/dbmate",
                "--url",
                url + "?sslmode=disable",
                "--no-dump-schema",
                "up")
            .directory(root.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private void run(String script, String url) {
    Cli.Result run = npm.node(script, url);
    assertThat(run.code()).as(run.out()).isZero();
  }

  private String status(String url, int code) {
    Cli.Result status = project.plumb("status", "--url", url);
    assertThat(status.code()).as("%s", status).isEqualTo(code);
    return status.out();
  }

  private static String dbmate(String sql) {
    return "-- migrate:up\n" + sql + ";\n\n-- migrate:down\nSELECT 1;\n";
  }

  private static String journal(String... entries) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < entries.length; i++) {
      String[] words = entries[i].split(" ", 2);
      text.append(i == 0 ? "" : ",\n")
          .append(
              "{\"idx\":%d,\"version\":\"7\",\"when\":%s,\"tag\":\"%s\",\"breakpoints\":true}"
                  .formatted(i, words[1], words[0]));
    }
    return "{\"version\":\"7\",\"dialect\":\"postgresql\",\"entries\":[\n" + text + "]}\n";
  }
}
