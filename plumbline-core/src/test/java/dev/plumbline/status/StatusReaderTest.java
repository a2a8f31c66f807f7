package dev.plumbline.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.TestServer;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each runner's table with rows as the runner writes them. */
class StatusReaderTest {
  /**
   * One table.
   *
   * @param entries key, checksum if any, and state
   */
  record Case(String convention, String table, String sql, List<String> entries) {
    @Override
    public String toString() {
      return convention;
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rowsAreReadAsTheRunnersRuleTakesThem(Case one) throws Exception {
    try (ScratchDatabase database = TestServer.database()) {
      try (Connection connection = database.connectAsOwner();
          Statement statement = connection.createStatement()) {
        statement.execute(one.sql());
      }

      StatusReader.Found found =
          new StatusReader(database::connectAsOwner, "it", one.convention(), null).read();

      assertThat(found.table()).isEqualTo(one.table());
      assertThat(
              found.recorded().entries().stream()
                  .map(entry ->
                      entry.key()
                          + (entry.checksum() == null ? "" : " " + entry.checksum())
                          + " "
                          + entry.state()))
          .containsExactlyElementsOf(one.entries());
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case(
            "drizzle",
            "drizzle.__drizzle_migrations",
            """
            CREATE SCHEMA drizzle;
            CREATE TABLE drizzle.__drizzle_migrations
              (id serial PRIMARY KEY, hash text NOT NULL, created_at bigint);
            INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('h', 1000), ('i', 900)
            """,
            List.of("1000 h APPLIED", "900 i APPLIED")),
        new Case(
            "drizzle-1",
            "drizzle.__drizzle_migrations",
            """
            CREATE SCHEMA drizzle;
            CREATE TABLE drizzle.__drizzle_migrations (id serial PRIMARY KEY, hash text NOT NULL,
              created_at bigint, name text, applied_at timestamptz DEFAULT now());
            INSERT INTO drizzle.__drizzle_migrations (hash, name) VALUES ('h', '20250101000000_a')
            """,
            List.of("20250101000000_a h APPLIED")),
        new Case(
            "golang-migrate",
            "public.schema_migrations",
            """
            CREATE TABLE schema_migrations (version bigint PRIMARY KEY, dirty boolean NOT NULL);
            INSERT INTO schema_migrations VALUES (4, true)
            """,
            List.of("4 BASELINE", "4 FAILED")),
        new Case(
            "supabase",
            "supabase_migrations.schema_migrations",
            """
            CREATE SCHEMA supabase_migrations;
            CREATE TABLE schema_migrations (version text);
            CREATE TABLE supabase_migrations.schema_migrations
              (version text PRIMARY KEY, statements text[], name text);
            INSERT INTO supabase_migrations.schema_migrations VALUES ('20250101000000', NULL, 'a')
            """,
            List.of("20250101000000 APPLIED")),
        new Case(
            "flyway",
            "app.flyway_schema_history",
            """
            CREATE SCHEMA app;
            CREATE TABLE app.flyway_schema_history (installed_rank int PRIMARY KEY, version text,
              description text, type text, script text, checksum int, success boolean);
            INSERT INTO app.flyway_schema_history VALUES
              (0, NULL, '<< Flyway Schema Creation >>', 'SCHEMA', '"app"', NULL, true),
              (1, '1', '<< Flyway Baseline >>', 'BASELINE', '<< Flyway Baseline >>', NULL, true),
              (2, '1.1', 'users', 'SQL', 'V1.1__users.sql', -7, true),
              (3, NULL, 'view', 'SQL', 'R__view.sql', 8, true),
              (4, '2', 'bad', 'SQL', 'V2__bad.sql', 9, false),
              (5, '1.1', 'users', 'UNDO_SQL', 'U1.1__users.sql', 3, true)
            """,
            List.of(
                "1 BASELINE",
                "1.1 -7 APPLIED",
                "repeatable view 8 APPLIED",
                "2 9 FAILED",
                "1.1 3 TAKEN_BACK")),
        new Case(
            "goose",
            "public.goose_db_version",
            """
            CREATE TABLE goose_db_version (id int PRIMARY KEY, version_id bigint NOT NULL,
              is_applied boolean NOT NULL, tstamp timestamp NOT NULL DEFAULT now());
            INSERT INTO goose_db_version VALUES
              (1, 0, true), (2, 1, true), (3, 2, true), (4, 2, false), (5, 3, true)
            """,
            List.of("1 APPLIED", "2 TAKEN_BACK", "3 APPLIED")),
        new Case(
            "prisma",
            "public._prisma_migrations",
            """
            CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL,
              finished_at timestamptz, migration_name varchar(255) NOT NULL, logs text,
              rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(),
              applied_steps_count int NOT NULL DEFAULT 0);
            INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at,
              rolled_back_at) VALUES
              ('a', 'c1', '1_init', '2025-01-01', '2025-01-01', NULL),
              ('b', 'c2', '2_bad', '2025-01-02', NULL, '2025-01-02'),
              ('c', 'c3', '2_bad', '2025-01-03', '2025-01-03', NULL),
              ('d', 'c4', '3_stuck', '2025-01-04', NULL, NULL)
            """,
            List.of(
                "1_init c1 APPLIED",
                "2_bad c2 TAKEN_BACK",
                "2_bad c3 APPLIED",
                "3_stuck c4 FAILED")),
        new Case(
            "sqlx",
            "public._sqlx_migrations",
            """
            CREATE TABLE _sqlx_migrations (version bigint PRIMARY KEY, description text NOT NULL,
              installed_on timestamptz NOT NULL DEFAULT now(), success boolean NOT NULL,
              checksum bytea NOT NULL, execution_time bigint NOT NULL);
            INSERT INTO _sqlx_migrations VALUES
              (1, 'a', now(), true, '\\x0aff', 1), (2, 'b', now(), false, '\\x0b', 1)
            """,
            List.of("1 0aff APPLIED", "2 0b FAILED")),
        new Case(
            "diesel",
            "public.__diesel_schema_migrations",
            """
            CREATE TABLE __diesel_schema_migrations
              (version varchar(50) PRIMARY KEY, run_on timestamp NOT NULL DEFAULT now());
            INSERT INTO __diesel_schema_migrations VALUES ('20250101000000')
            """,
            List.of("20250101000000 APPLIED")),
        new Case(
            "sql-migrate",
            "public.gorp_migrations",
            """
            CREATE TABLE gorp_migrations (id text PRIMARY KEY, applied_at timestamptz);
            INSERT INTO gorp_migrations VALUES ('1_a.sql', now())
            """,
            List.of("1_a.sql APPLIED")),
        new Case(
            "sqitch",
            "sqitch.changes",
            """
            CREATE SCHEMA sqitch;
            CREATE TABLE sqitch.changes (change_id text PRIMARY KEY, script_hash text, change text,
              project text, committed_at timestamptz);
            INSERT INTO sqitch.changes VALUES
              ('f', 'h', 'second', 'app', '2025-01-02'), ('e', 'g', 'first', 'app', '2025-01-01')
            """,
            List.of("e g APPLIED", "f h APPLIED")),
        new Case(
            "liquibase",
            "public.databasechangelog",
            """
            CREATE TABLE databasechangelog (id varchar(255) NOT NULL, author varchar(255) NOT NULL,
              filename varchar(255) NOT NULL, dateexecuted timestamp NOT NULL DEFAULT now(),
              orderexecuted int NOT NULL, exectype varchar(10) NOT NULL, md5sum varchar(35));
            INSERT INTO databasechangelog VALUES
              ('2', 'ada', 'log.sql', now(), 2, 'RERAN', '9:b'),
              ('1', 'ada', 'log.sql', now(), 1, 'EXECUTED', '9:a')
            """,
            List.of("log.sql::1::ada 9:a APPLIED", "log.sql::2::ada 9:b APPLIED")));
  }
}
