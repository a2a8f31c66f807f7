package dev.plumbline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.history.Conventions;
import dev.plumbline.history.DirectoryFiles;
import dev.plumbline.history.History;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.TestServer;
import dev.plumbline.sql.SqlSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
  @TempDir Path directory;
  private ScratchDatabase database;

  @BeforeEach
  void open() {
    database = TestServer.database();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void everyMigrationAppliesInOrder() throws Exception {
    migration("0001_a.sql", "CREATE TABLE a (id int PRIMARY KEY);");
    migration("0002_b.sql", "CREATE TABLE b (a int REFERENCES a); INSERT INTO a VALUES (1);");

    ReplayResult result = replay();

    assertThat(result.failure()).isNull();
    assertThat(result.applied()).isEqualTo(2);
    assertThat(result.statements()).isEqualTo(3);
    assertThat(one("SELECT count(*) FROM a")).isEqualTo("1");
  }

  @Test
  void aFailureNamesThePlaceTheServerMeansAndWhoMadeTheObject() throws Exception {
    migration("0001_a.sql", "CREATE TABLE a (id int);\n\nCREATE INDEX a_id ON a (id);\n");
    migration("0002_b.sql", "SELECT 1;\n  CREATE INDEX a_id ON a (id);\n");

    ReplayFailure failure = replay().failure();

    assertThat(failure.file()).isEqualTo("0002_b.sql");
    assertThat(failure.position()).hasToString("2:3");
    assertThat(failure.error().sqlState()).isEqualTo("42P07");
    assertThat(failure.madeBy())
        .isEqualTo(new ReplayFailure.MadeBy("a_id", "CREATE INDEX", "0001_a.sql", 3));
  }

  @Test
  void anErrorThatNamesNothingKnownIsTracedThroughWhatTheStatementIsAbout() throws Exception {
    migration("0001_a.sql", "CREATE TABLE a (id int);");
    migration("0002_b.sql", "CREATE INDEX a_nope ON a (nope);");

    assertThat(replay().failure().madeBy())
        .isEqualTo(new ReplayFailure.MadeBy("a", "CREATE TABLE", "0001_a.sql", 1));
  }

  @Test
  void aPositionInsideTheStatementIsCountedInCharactersFromTheFilesStart() throws Exception {
    migration("0001_a.sql", "\uFEFF-- \uD83D\uDE00\r\nSELECT '\uD83D\uDE00', nope;\r\n");

    ReplayFailure failure = replay().failure();

    assertThat(failure.error().sqlState()).isEqualTo("42703");
    assertThat(failure.position()).hasToString("2:13");
  }

  @Test
  void aFailedMigrationLeavesNothingAndTheEarlierOnesStay() throws Exception {
    migration("0001_a.sql", "CREATE TABLE a (id int);");
    migration("0002_b.sql", "CREATE TABLE b (id int); SELECT 1/0;");

    ReplayResult result = replay();

    assertThat(result.applied()).isEqualTo(1);
    assertThat(one("SELECT string_agg(relname, ',') FROM pg_class WHERE relname IN ('a','b')"))
        .isEqualTo("a");
  }

  @Test
  void whatRefusesATransactionRunsOutsideOne() throws Exception {
    migration("0001_a.sql", "CREATE TABLE a (id int);");
    migration("0002_b.sql", "CREATE INDEX CONCURRENTLY a_id ON a (id);\nVACUUM a;");

    assertThat(replay().failure()).isNull();
    assertThat(one("SELECT indisvalid FROM pg_index WHERE indexrelid = 'a_id'::regclass"))
        .isEqualTo("t");
  }

  @Test
  void aFileMayOpenItsOwnTransactionButMustEndIt() throws Exception {
    migration("0001_a.sql", "BEGIN;\nCREATE TABLE a (id int);\nCOMMIT;");
    migration("0002_b.sql", "BEGIN;\nCREATE TABLE b (id int);");

    ReplayResult result = replay();

    assertThat(result.applied()).isEqualTo(1);
    assertThat(result.failure().error().message()).contains("ends inside the transaction");
    assertThat(result.failure().position()).hasToString("2:1");
  }

  @Test
  void settingsAndTemporaryTablesOfOneFileDoNotReachTheNext() throws Exception {
    migration("0001_a.sql", "CREATE SCHEMA s; SET search_path = s; CREATE TEMP TABLE t (id int);");
    migration("0002_b.sql", "CREATE TABLE b (id int);");
    migration("0003_c.sql", "SELECT * FROM t;");

    ReplayResult result = replay();

    assertThat(result.applied()).isEqualTo(2);
    assertThat(one("SELECT relnamespace::regnamespace FROM pg_class WHERE relname = 'b'"))
        .isEqualTo("public");
  }

  @Test
  void aRoleNobodyCreatesIsMadeInScratchAndNamed() throws Exception {
    migration(
        "0001_a.sql",
        "CREATE TABLE a (id int); GRANT SELECT ON a TO \"replay web\";"
            + " ALTER TABLE a OWNER TO replay_owner;");

    ReplayResult result = replay();

    assertThat(result.failure()).isNull();
    assertThat(result.rolesCreated()).containsExactly("replay web", "replay_owner");
  }

  @Test
  void aRoleIsMadeWhereverAndHoweverItIsNamed() throws Exception {
    migration(
        "0001_a.sql",
        """
        CREATE TABLE a (id int);
        CREATE POLICY p ON a TO "ro:le""1", "ro-le.2" USING (true);
        ALTER DEFAULT PRIVILEGES FOR ROLE "Ro Le 3" IN SCHEMA public GRANT SELECT ON TABLES TO "r\u00f6le4";
        SET ROLE "SELECT";
        RESET ROLE;
        GRANT role_6 TO role_7;
        ALTER ROLE role_7 SET search_path = 'x';
        GRANT SELECT (id) ON a TO role_8 WITH GRANT OPTION;
        REASSIGN OWNED BY role_9 TO CURRENT_USER;
        """);

    ReplayResult result = replay();

    assertThat(result.failure()).isNull();
    assertThat(result.rolesCreated())
        .containsExactlyInAnyOrder(
            "ro:le\"1",
            "ro-le.2",
            "Ro Le 3",
            "r\u00f6le4",
            "SELECT",
            "role_6",
            "role_7",
            "role_8",
            "role_9");
    assertThat(one("SELECT count(*) FROM pg_roles WHERE rolname LIKE 'role__' AND rolcanlogin"))
        .isEqualTo("0");
  }

  @Test
  void thePreludeRunsFirstAndAsTheSuperuser() throws Exception {
    migration("0001_a.sql", "SELECT auth.uid();");
    SqlSource prelude =
        SqlSource.of(
            "prelude.sql",
            "CREATE SCHEMA auth; CREATE FUNCTION auth.uid() RETURNS int LANGUAGE sql AS 'SELECT 1';"
                + " GRANT USAGE ON SCHEMA auth TO PUBLIC;");

    ReplayResult result =
        new Replay(
                database,
                new ReplayOptions(List.of(prelude), false, Duration.ofSeconds(30)),
                ReplayListener.SILENT)
            .run(history());

    assertThat(result.failure()).isNull();
  }

  @Test
  void aStatementThatTakesTooLongFailsAndNoFileCanLiftTheLimit() throws Exception {
    migration("0001_a.sql", "SELECT 1;");
    migration("0002_b.sql", "SELECT pg_sleep(60);");

    ReplayResult result =
        new Replay(
                database,
                new ReplayOptions(List.of(), false, Duration.ofMillis(200)),
                ReplayListener.SILENT)
            .run(history());

    assertThat(result.failure().error().sqlState()).isEqualTo("57014");
  }

  @Test
  void programsAndServerFilesAreOutOfReach() throws Exception {
    migration("0001_a.sql", "CREATE TABLE a (t text); COPY a FROM PROGRAM 'id';");

    assertThat(replay().failure().error().sqlState()).isEqualTo("42501");
  }

  @Test
  void aChangeOfOwnerThatCarriesCodeIsNotElevated() throws Exception {
    migration("0001_a.sql", "CREATE TABLE a (id int); GRANT SELECT ON a TO elevation_probe;");
    migration(
        "0002_b.sql",
        "ALTER TABLE a ALTER id TYPE text USING pg_read_file('/etc/hostname'),"
            + " OWNER TO elevation_probe;");

    assertThat(replay().failure().error().sqlState()).isEqualTo("42501");
    assertThat(one("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")).isEqualTo("f");
  }

  @Test
  void copyRowsInTheFileAreLoaded() throws Exception {
    migration("0001_a.sql", "CREATE TABLE a (t text);\nCOPY a FROM stdin;\nx;y\nz\n\\.\n");

    assertThat(replay().failure()).isNull();
    assertThat(one("SELECT string_agg(t, ',') FROM a")).isEqualTo("x;y,z");
  }

  @Test
  void bodiesWithSemicolonsReachTheServerWhole() throws Exception {
    migration(
        "0001_a.sql",
        """
        CREATE TABLE a (id int);
        CREATE FUNCTION f(n int) RETURNS int LANGUAGE sql
        BEGIN ATOMIC
          INSERT INTO a VALUES (n);
          SELECT CASE WHEN n > 0 THEN 1 ELSE 2 END;
        END;
        CREATE RULE r AS ON DELETE TO a DO ALSO (INSERT INTO a VALUES (1); INSERT INTO a VALUES (2));
        SELECT '{"a":1}'::jsonb ? 'a', '{d}', $$;$$;
        """);

    assertThat(replay().failure()).isNull();
    assertThat(one("SELECT f(1)")).isEqualTo("1");
  }

  @Test
  void aDeferredConstraintThatSpeaksAtCommitIsAFailureOfThatFile() throws Exception {
    migration(
        "0001_a.sql",
        "CREATE TABLE a (id int PRIMARY KEY);"
            + " CREATE TABLE b (a int REFERENCES a DEFERRABLE INITIALLY DEFERRED);");
    migration("0002_b.sql", "INSERT INTO b VALUES (7);");

    assertThat(replay().failure().error().sqlState()).isEqualTo("23503");
  }

  private ReplayResult replay() throws Exception {
    return new Replay(database, ReplayOptions.DEFAULT, ReplayListener.SILENT).run(history());
  }

  private History history() throws Exception {
    return Conventions.byId("plain")
        .orElseThrow()
        .read(DirectoryFiles.of(directory), ReadOptions.DEFAULT);
  }

  private void migration(String name, String sql) throws Exception {
    Files.writeString(directory.resolve(name), sql);
  }

  private String one(String sql) throws Exception {
    try (Connection connection = database.connectAsOwner();
        ResultSet row = connection.createStatement().executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
