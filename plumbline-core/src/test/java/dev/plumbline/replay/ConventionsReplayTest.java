package dev.plumbline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.history.Convention;
import dev.plumbline.history.Conventions;
import dev.plumbline.history.DirectoryFiles;
import dev.plumbline.history.History;
import dev.plumbline.history.HistoryFinder;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.RealRunner;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A history of each convention that uses what the convention has, recognised, read and replayed.
 * What the session keeps, and what runs outside of a transaction, shows in what is there in the
 * end.
 */
class ConventionsReplayTest {
  private static final String FUNCTION =
      """
      CREATE FUNCTION one() RETURNS int LANGUAGE plpgsql AS $$
      BEGIN
        RETURN 1;
      END $$;
      """;

  @TempDir private Path root;
  private ScratchDatabase database;

  @BeforeEach
  void open() throws Exception {
    database = TestServer.database();
    Files.createDirectories(root.resolve(".git"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void golangMigrate() throws Exception {
    write("db/migrations/9_a.up.sql", "CREATE TABLE a (id int); " + FUNCTION);
    write("db/migrations/9_a.down.sql", "DROP TABLE a;");
    write("db/migrations/10_b.up.sql", "CREATE INDEX CONCURRENTLY i ON a (id)");
    write("db/migrations/10_b.down.sql", "DROP INDEX i;");
    write("db/migrations/11_c.up.sql", "BEGIN; ALTER TABLE a ADD b int; COMMIT;");
    write("db/migrations/11_c.down.sql", "ALTER TABLE a DROP b;");
    assertThat(replay("golang-migrate")).containsExactly("a.b", "a.id");
  }

  @Test
  void boundary() throws Exception {
    write(
        "db/schema/migrations/oss/postgres/2/01_a.up.sql",
        "begin; CREATE TABLE a (id int); commit;");
    write("db/schema/migrations/oss/postgres/10/01_b.up.sql", "ALTER TABLE a ADD b int;");
    assertThat(replay("boundary")).containsExactly("a.b", "a.id");
  }

  @Test
  void goose() throws Exception {
    write(
        "migrations/00002_b.sql",
        "-- +goose NO TRANSACTION\n-- +goose Up\nCREATE INDEX CONCURRENTLY i ON a (id);\n"
            + "-- +goose Down\nDROP INDEX i;\n");
    write(
        "migrations/00001_a.sql",
        "-- +goose Up\nCREATE TABLE a (id int);\n-- +goose StatementBegin\n"
            + FUNCTION
            + "-- +goose StatementEnd\n-- +goose Down\nDROP TABLE a;\n");
    write(
        "migrations/00010_c.sql", "-- +goose Up\n-- +goose ENVSUB ON\nALTER TABLE a ADD b int;\n");
    assertThat(replay("goose")).containsExactly("a.b", "a.id");
  }

  @Test
  void sqlMigrate() throws Exception {
    write(
        "migrations/1-a.sql",
        "-- +migrate Up\nCREATE TABLE a (id int);\n-- +migrate StatementBegin\n"
            + FUNCTION
            + "-- +migrate StatementEnd\n-- +migrate Down\nDROP TABLE a;\n");
    write(
        "migrations/2-b.sql",
        "-- +migrate Up notransaction\nCREATE INDEX CONCURRENTLY i ON a (id);\n");
    assertThat(replay("sql-migrate")).containsExactly("a.id");
  }

  @Test
  void dbmate() throws Exception {
    write(
        "db/migrations/20240101000000_a.sql",
        "-- migrate:up\nCREATE TABLE a (id int);\n"
            + FUNCTION
            + "-- migrate:down\nDROP TABLE a;\n");
    write(
        "db/migrations/20240102000000_b.sql",
        "-- migrate:up transaction:false\n"
            + "CREATE INDEX CONCURRENTLY i ON a (id);\n"
            + "-- migrate:down\n");
    assertThat(replay("dbmate")).containsExactly("a.id");
  }

  @Test
  void prisma() throws Exception {
    write("prisma/migrations/migration_lock.toml", "provider = \"postgresql\"\n");
    write(
        "prisma/migrations/20240101000000_a/migration.sql",
        "CREATE SCHEMA s; CREATE TABLE s.a (id int); SET search_path = s;");
    write("prisma/migrations/20240101000000_b/migration.sql", "ALTER TABLE a ADD b int;");
    write(
        "prisma/migrations/20240102000000_c/migration.sql",
        "CREATE INDEX CONCURRENTLY i ON a (id)");
    assertThat(replay("prisma")).containsExactly("a.b", "a.id");
  }

  @Test
  void sqlx() throws Exception {
    write(
        "Cargo.toml", "[dependencies]\nsqlx = { version = \"0.8\", features = [\"postgres\"] }\n");
    write("migrations/1_a.sql", "CREATE TABLE a (id int);");
    write("migrations/2_b.sql", "-- no-transaction\nCREATE INDEX CONCURRENTLY i ON a (id);");
    write("migrations/10_c.up.sql", "ALTER TABLE a ADD b int;");
    write("migrations/10_c.down.sql", "ALTER TABLE a DROP b;");
    write("migrations/11_left_open.sql", "BEGIN; SELECT 1;");
    write("migrations/12_own.sql", "BEGIN; SELECT 1; COMMIT;");
    assertThat(replay("sqlx")).containsExactly("a.b", "a.id");
  }

  @Test
  void diesel() throws Exception {
    write("diesel.toml", "[print_schema]\n");
    write("migrations/00000000000000_diesel_initial_setup/up.sql", FUNCTION);
    write("migrations/00000000000000_diesel_initial_setup/down.sql", "DROP FUNCTION one();");
    write("migrations/2019-02-26-002946_a/up.sql", "CREATE TABLE a (id int);");
    write("migrations/2019-02-26-002946_a/down.sql", "DROP TABLE a;");
    write("migrations/2019-02-26-002946-0001_b/up.sql", "CREATE INDEX CONCURRENTLY i ON a (id);");
    write("migrations/2019-02-26-002946-0001_b/down.sql", "DROP INDEX i;");
    write("migrations/2019-02-26-002946-0001_b/metadata.toml", "run_in_transaction = false\n");
    assertThat(replay("diesel")).containsExactly("a.id");
  }

  @Test
  void supabase() throws Exception {
    write("supabase/config.toml", "project_id = \"x\"\n");
    write(
        "supabase/migrations/20240101000000_a.sql",
        "CREATE TABLE a (id int); SELECT pg_catalog.set_config('search_path', '', false);");
    write("supabase/migrations/20240102000000_b.sql", "ALTER TABLE a ADD b int;");
    assertThat(replay("supabase")).containsExactly("a.b", "a.id");
  }

  @Test
  void rails() throws Exception {
    write("db/migrate/20240101000000_create_a.rb", "class CreateA; end");
    write(
        "db/structure.sql",
        """
        \\restrict abc
        SET client_encoding = 'UTF8';
        CREATE TABLE public.a (id int);
        CREATE TABLE public.schema_migrations (version character varying NOT NULL);
        \\unrestrict abc
        INSERT INTO "schema_migrations" (version) VALUES
        ('20240101000000');
        """);
    assertThat(replay("rails")).containsExactly("a.id", "schema_migrations.version");
  }

  @Test
  void plainWithAnotherLanguage() throws Exception {
    write("migrations/20240101000000_a.sql", "CREATE TABLE a (id int);");
    write("migrations/20240102000000_b.ts", "export default async () => {};");
    write("migrations/20240103000000_c.sql", "ALTER TABLE a ADD b int;");
    HistoryFinder.Found found = HistoryFinder.find(root);
    History history = read(found.convention(), found.directory());
    assertThat(history.problems()).hasSize(1);
    assertThat(run(history)).containsExactly("a.b", "a.id");
  }

  private List<String> replay(String convention) throws Exception {
    HistoryFinder.Found found = HistoryFinder.find(root);
    assertThat(found.convention()).isSameAs(Conventions.byId(convention).orElseThrow());
    History history = read(found.convention(), found.directory());
    assertThat(history.problems())
        .filteredOn(problem -> !problem.kind().id().equals("sequence-gap"))
        .isEmpty();
    for (var migration : history.migrations()) {
      assertThat(migration.refusedByRunner()).as(migration.path()).isEmpty();
    }
    return run(history);
  }

  private static History read(Convention convention, Path directory) throws Exception {
    return convention.read(DirectoryFiles.of(directory), ReadOptions.DEFAULT);
  }

  private List<String> run(History history) throws Exception {
    ReplayResult result =
        new Replay(database, ReplayOptions.DEFAULT, ReplayListener.SILENT).run(history);
    assertThat(result.failure()).isNull();
    assertThat(result.applied()).isEqualTo(history.migrations().size());
    return RealRunner.rows(
            database,
            "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE"
                + " table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1")
        .stream()
        .map(List::getFirst)
        .toList();
  }

  private void write(String path, String text) throws Exception {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
