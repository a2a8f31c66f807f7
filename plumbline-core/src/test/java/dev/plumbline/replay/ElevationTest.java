package dev.plumbline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.history.Conventions;
import dev.plumbline.history.DirectoryFiles;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.scratch.Majors;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.TestServer;
import dev.plumbline.sql.SqlSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a superuser runs on behalf of a migration, and what no migration gets him to run. */
class ElevationTest {
  private static final String REFUSED = "42501";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE PUBLICATION everything FOR ALL TABLES",
        "create publication \"All of it\" for all tables with (publish = 'insert, update')",
        "CREATE PUBLICATION two FOR TABLES IN SCHEMA public",
        "CREATE PUBLICATION later; ALTER PUBLICATION later ADD TABLES IN SCHEMA public",
        "CREATE FOREIGN DATA WRAPPER plain",
        "CREATE FOREIGN DATA WRAPPER plain NO HANDLER NO VALIDATOR OPTIONS (a 'b', \"C d\" 'e')",
        "CREATE TYPE later",
        "CREATE OPERATOR FAMILY public.family USING btree",
        "REVOKE EXECUTE ON FUNCTION pg_catalog.quote_nullable(anyelement) FROM PUBLIC",
        "CREATE ACCESS METHOD mine TYPE TABLE HANDLER heap_tableam_handler",
        "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';"
            + " ALTER FUNCTION public.f(int) LEAKPROOF",
      })
  void whatOnlyNamesThingsIsRunForTheOwner(String sql) throws Exception {
    try (ScratchDatabase database = TestServer.database()) {
      assertThat(replay(database, sql + ";\nSELECT 1;").failure()).isNull();
      assertThat(isSuperuser(database)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // A function that runs as its owner must not get an owner with more rights.
        "CREATE FUNCTION f() RETURNS text LANGUAGE sql SECURITY DEFINER"
            + " AS $$SELECT pg_read_file('/etc/hostname')$$; ALTER FUNCTION f() OWNER TO plumb;"
            + " SELECT f()",
        "CREATE FUNCTION f() RETURNS text LANGUAGE sql SECURITY DEFINER"
            + " AS $$SELECT pg_read_file('/etc/hostname')$$;"
            + " ALTER FUNCTION f() OWNER TO pg_read_server_files; SELECT f()",
        "CREATE FUNCTION f() RETURNS text LANGUAGE sql SECURITY DEFINER"
            + " AS $$SELECT pg_read_file('/etc/hostname')$$; ALTER FUNCTION f() OWNER TO \"plumb\"",
        // What the session may do must end with the statement, not with the transaction.
        "CREATE TABLE t (a int); DO $$BEGIN PERFORM pg_read_file('/etc/hostname');"
            + " EXCEPTION WHEN insufficient_privilege THEN NULL; END$$;"
            + " ALTER TABLE t OWNER TO pg_database_owner; SELECT pg_read_file('/etc/hostname')",
        "ALTER DATABASE postgres OWNER TO elsewhere; COPY (SELECT 1) TO PROGRAM 'true'",
        "CREATE PUBLICATION p FOR ALL TABLES; COPY (SELECT 1) TO PROGRAM 'true'",
        "CREATE VIEW v AS SELECT rolpassword FROM pg_authid; ALTER VIEW v OWNER TO plumb",
        "CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';"
            + " CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION e()",
        "CREATE TYPE a AS ENUM ('x'); CREATE CAST (bigint AS text) WITHOUT FUNCTION",
        "CREATE OPERATOR CLASS c FOR TYPE int USING btree AS STORAGE int",
        "CREATE OPERATOR FAMILY f USING btree; ALTER OPERATOR FAMILY f USING btree ADD FUNCTION 1"
            + " (int, int) bttextcmp(text, text)",
        "CREATE FUNCTION f(cstring) RETURNS int LANGUAGE internal STRICT AS 'textin'",
        "CREATE FUNCTION f(cstring) RETURNS int LANGUAGE c AS 'libc.so.6', 'system'",
        "CREATE LANGUAGE mine HANDLER plpgsql_call_handler",
        "CREATE FUNCTION v(text[], oid) RETURNS void LANGUAGE plpgsql"
            + " AS 'BEGIN PERFORM pg_read_file(''/etc/hostname''); END';"
            + " CREATE FOREIGN DATA WRAPPER w VALIDATOR v",
        "CREATE EXTENSION file_fdw",
        "CREATE FOREIGN DATA WRAPPER w HANDLER file_fdw_handler",
        "CREATE PUBLICATION p FOR ALL TABLES WITH (publish = pg_read_file('/etc/hostname'))",
        "CREATE SUBSCRIPTION s CONNECTION 'host=elsewhere' PUBLICATION p WITH (connect = false)",
        "ALTER ROLE postgres SUPERUSER",
        "GRANT plumb TO postgres",
        "GRANT EXECUTE ON FUNCTION pg_catalog.pg_read_file(text) TO postgres",
        "GRANT SELECT ON pg_catalog.pg_authid TO postgres",
        "SET ROLE plumb",
        "DO $$BEGIN RAISE insufficient_privilege USING MESSAGE = 'please'; END$$",
        "ALTER SYSTEM SET work_mem = '1MB'",
        "LOAD '/tmp/anything.so'",
      })
  void whatCouldRunCodeOrLieToTheServerIsRefused(String sql) throws Exception {
    try (ScratchDatabase database = TestServer.database()) {
      ReplayFailure failure = replay(database, sql + ";").failure();

      assertThat(failure).isNotNull();
      assertThat(failure.error().sqlState()).isIn(REFUSED, "42883");
      assertThat(isSuperuser(database)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Majors.OLDEST, Majors.NEWEST})
  void anEventTriggerOfThePreludeDoesNotRunAMigrationsCodeAsSuperuser(int major) throws Exception {
    SqlSource prelude =
        SqlSource.of(
            "prelude.sql",
            """
            CREATE FUNCTION public.note() RETURNS text LANGUAGE sql AS $$SELECT 'nothing'$$;
            CREATE FUNCTION public.e() RETURNS event_trigger LANGUAGE plpgsql
              AS $$BEGIN PERFORM public.note(); END$$;
            CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION public.e();
            CREATE ROLE elevated_owner;
            CREATE TABLE public.seen (superuser boolean);
            GRANT ALL ON public.seen TO PUBLIC;
            ALTER FUNCTION public.note() OWNER TO postgres;
            """);
    try (ScratchDatabase database = TestServer.database(major)) {
      ReplayFailure failure =
          replay(
                  database,
                  """
                  CREATE OR REPLACE FUNCTION public.note() RETURNS text LANGUAGE sql AS $$
                    INSERT INTO public.seen SELECT rolsuper FROM pg_roles WHERE rolname = current_user
                    RETURNING 'noted' $$;
                  CREATE TABLE t (a int);
                  ALTER TABLE t OWNER TO elevated_owner;
                  CREATE TABLE u (a int);
                  """,
                  prelude)
              .failure();

      assertThat(failure).isNull();
      assertThat(one(database, "SELECT string_agg(DISTINCT superuser::text, ',') FROM public.seen"))
          .isEqualTo("false");
      assertThat(one(database, "SELECT relowner::regrole FROM pg_class WHERE relname = 't'"))
          .isEqualTo("elevated_owner");
    }
  }

  private ReplayResult replay(ScratchDatabase database, String sql, SqlSource... prelude)
      throws Exception {
    Files.writeString(directory.resolve("0001_a.sql"), sql);
    return new Replay(
            database,
            new ReplayOptions(List.of(prelude), false, Duration.ofMinutes(1)),
            ReplayListener.SILENT)
        .run(
            Conventions.byId("plain")
                .orElseThrow()
                .read(DirectoryFiles.of(directory), ReadOptions.DEFAULT));
  }

  private static boolean isSuperuser(ScratchDatabase database) throws Exception {
    return one(database, "SELECT rolsuper FROM pg_roles WHERE rolname = 'postgres'").equals("t");
  }

  private static String one(ScratchDatabase database, String sql) throws Exception {
    try (Connection connection = database.connectAsSuperuser();
        ResultSet row = connection.createStatement().executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
