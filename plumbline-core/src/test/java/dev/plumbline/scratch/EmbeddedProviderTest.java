package dev.plumbline.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

class EmbeddedProviderTest {
  private static final ScratchDatabase HOSTILE = TestServer.database();

  @AfterAll
  static void dropTheSharedDatabase() {
    HOSTILE.close();
  }

  @Test
  void theOwnerOfADatabaseIsNotASuperuser() throws Exception {
    try (ScratchDatabase database = TestServer.database();
        Connection connection = database.connectAsOwner()) {
      assertThat(
              value(
                  connection,
                  """
                  SELECT current_user || ' ' || rolsuper || ' ' || (current_database() = '%s')
                  FROM pg_roles WHERE rolname = current_user
                  """
                      .formatted(database.name())))
          .isEqualTo("postgres false true");
    }
  }

  @Test
  void databasesOfOneServerAreEmptyAndApart() throws Exception {
    try (ScratchDatabase first = TestServer.database();
        Connection one = first.connectAsOwner()) {
      execute(one, "CREATE TABLE t (id int)");
      try (ScratchDatabase second = TestServer.database();
          Connection two = second.connectAsOwner()) {
        assertThat(second.name()).isNotEqualTo(first.name());
        assertThat(value(two, "SELECT to_regclass('t')::text")).isNull();
        assertThat(value(two, "SELECT encoding::text FROM pg_database WHERE datname = 'template1'"))
            .isEqualTo("6");
      }
    }
  }

  @Test
  void aClosedDatabaseIsGone() throws Exception {
    try (ScratchDatabase first = TestServer.database();
        Connection one = first.connectAsOwner()) {
      ScratchDatabase second = TestServer.database();
      second.close();
      String left = "SELECT count(*)::text FROM pg_database WHERE datname = '%s'";
      assertThat(value(one, left.formatted(second.name()))).isEqualTo("0");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY (SELECT 1) TO PROGRAM 'id'",
        "CREATE TABLE p (l text); COPY p FROM PROGRAM 'id'",
        "COPY (SELECT 1) TO '/tmp/plumb-out'",
        "CREATE TABLE f (l text); COPY f FROM '/etc/passwd'",
        "SELECT pg_read_file('/etc/passwd')",
        "ALTER SYSTEM SET work_mem = '1GB'",
        "SELECT lo_import('/etc/passwd')",
        "SET session_replication_role = replica",
        "GRANT pg_execute_server_program TO postgres",
        "GRANT pg_read_server_files TO postgres",
        "CREATE ROLE boss SUPERUSER",
        "ALTER ROLE plumb PASSWORD 'x'",
        "CREATE EXTENSION file_fdw",
        "CREATE EXTENSION dblink",
        "CREATE FUNCTION c() RETURNS int LANGUAGE c AS '/lib/x', 'y'",
        "LOAD '/tmp/x.so'"
      })
  void whatReachesOutOfTheServerIsRefused(String sql) throws Exception {
    refused(HOSTILE, sql);
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(ints = {14, 15, 16, 17})
  void createroleDoesNotLeadOutOfAnyMajor(int major) throws Exception {
    try (ScratchDatabase database = TestServer.database(major)) {
      for (String role :
          new String[] {
            "pg_execute_server_program", "pg_read_server_files", "pg_write_server_files"
          }) {
        refused(database, "GRANT " + role + " TO postgres");
        refused(database, "CREATE ROLE agent IN ROLE " + role);
      }
      refused(database, "CREATE EXTENSION dblink");
      refused(database, "COPY (SELECT 1) TO PROGRAM 'id'");
    }
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(ints = {14, 15, 16, 17, 18})
  void everyMajorStartsAndActsAsAProductionOwnerExpects(int major) throws Exception {
    assertThat(TestServer.shared(major).major()).isEqualTo(major);
    try (ScratchDatabase database = TestServer.database(major);
        Connection connection = database.connectAsOwner()) {
      assertThat(value(connection, "SHOW server_version")).startsWith(major + ".");
      execute(
          connection,
          """
          CREATE ROLE m%1$d;
          %2$s
          GRANT CREATE ON SCHEMA public TO m%1$d;
          CREATE TABLE t (id int);
          ALTER TABLE t OWNER TO m%1$d;
          SET ROLE m%1$d;
          RESET ROLE
          """
              .formatted(major, major < 16 ? "GRANT m" + major + " TO postgres;" : ""));
      execute(connection, "DROP TABLE t; DROP SCHEMA public CASCADE; CREATE SCHEMA public");
      execute(connection, "COMMENT ON DATABASE " + database.name() + " IS 'ours'");
      execute(connection, "CREATE EXTENSION pg_stat_statements");
      execute(connection, "DROP ROLE m" + major);
    }
  }

  @Test
  void aTrustedExtensionIsCreatedByTheOwner() throws Exception {
    try (ScratchDatabase database = TestServer.database();
        Connection connection = database.connectAsOwner()) {
      execute(connection, "CREATE EXTENSION pg_stat_statements");
      execute(connection, "CREATE EXTENSION pgcrypto");
      assertThat(TestServer.shared().availableExtensions())
          .contains("hstore", "pg_trgm")
          .doesNotContain("postgis");
    }
  }

  @Tag("slow")
  @Test
  void tenThousandTablesFitIntoOneTransaction() throws Exception {
    try (ScratchDatabase database = TestServer.database();
        Connection connection = database.connectAsOwner()) {
      connection.setAutoCommit(false);
      execute(
          connection,
          """
          DO $$ BEGIN
            FOR i IN 1..10000 LOOP
              EXECUTE format('CREATE TABLE t%s (id int)', i);
            END LOOP;
          END $$
          """);
      assertThat(value(connection, "SELECT count(*)::text FROM pg_class WHERE relname ~ '^t[0-9]'"))
          .isEqualTo("10000");
      connection.rollback();
    }
  }

  @Test
  void askingForNotificationsDoesNotBlock() throws Exception {
    try (ScratchDatabase database = TestServer.database();
        Connection connection = database.connectAsOwner()) {
      execute(connection, "LISTEN news");
      PGConnection pg = connection.unwrap(PGConnection.class);
      assertThat(pg.getNotifications(50)).isNullOrEmpty();
      execute(connection, "NOTIFY news, 'x'");
      assertThat(pg.getNotifications(1000)).hasSize(1);
    }
  }

  @Test
  void aStatementCanBeCancelled() throws Exception {
    try (ScratchDatabase database = TestServer.database();
        Connection connection = database.connectAsOwner();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);
      assertThatThrownBy(() -> statement.execute("SELECT pg_sleep(30)"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"));
    }
  }

  @Test
  void anUnsupportedMajorIsNamed() {
    assertThatThrownBy(() -> new EmbeddedProvider().start(13))
        .isInstanceOf(ScratchException.class)
        .hasMessageContaining("PostgreSQL 13 is not supported: majors 14 to 18 are");
  }

  private static void refused(ScratchDatabase database, String sql) throws Exception {
    try (Connection connection = database.connectAsOwner()) {
      assertThatThrownBy(() -> execute(connection, sql))
          .as(sql)
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static @Nullable String value(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : null;
    }
  }
}
