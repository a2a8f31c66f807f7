package dev.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Schema;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class CatalogReaderTest {
  @Test
  void theSessionIsLeftAsItWas() throws Exception {
    try (ScratchDatabase database = TestServer.database();
        Connection connection = database.connectAsOwner()) {
      Read.execute(connection, "SET TimeZone = 'Asia/Tokyo'", "SET search_path = public, pg_temp");

      CatalogReader.read(connection, CatalogScope.ALL);

      assertThat(connection.getAutoCommit()).isTrue();
      assertThat(connection.isReadOnly()).isFalse();
      assertThat(show(connection, "TimeZone")).isEqualTo("Asia/Tokyo");
      assertThat(show(connection, "search_path")).isEqualTo("public, pg_temp");
      assertThat(show(connection, "enable_nestloop")).isEqualTo("on");
      Read.execute(connection, "CREATE TABLE still_writable (a int)");
    }
  }

  @Test
  void settingsOfTheSessionChangeNothing() throws Exception {
    String sql =
        """
        CREATE TABLE t (at timestamptz DEFAULT '2024-06-01 12:00:00+00', f float8 DEFAULT 0.1,
          i interval DEFAULT '1 day 2 hours', b bytea DEFAULT '\\x00ff');
        CREATE VIEW v AS SELECT * FROM t
        """;
    Schema plain = Read.after(sql);
    Schema odd;
    try (ScratchDatabase database = TestServer.database();
        Connection connection = database.connectAsSuperuser()) {
      Read.execute(connection, sql);
      Read.execute(
          connection,
          """
          SET TimeZone = 'Asia/Tokyo'; SET DateStyle = 'ISO, DMY'; SET IntervalStyle = 'iso_8601';
          SET extra_float_digits = -10; SET quote_all_identifiers = on; SET bytea_output = 'escape';
          SET search_path = public;
          CREATE TEMP TABLE pg_class (oid int)
          """);
      odd = CatalogReader.read(connection, CatalogScope.ALL);
    }

    assertThat(odd.objects()).isEqualTo(plain.objects());
    assertThat(Read.column(Read.table(odd, "t"), "at").defaultExpression())
        .isEqualTo("'2024-06-01 12:00:00+00'::timestamp with time zone");
  }

  @Test
  void theOwnerReadsTheSameAsTheSuperuser() throws Exception {
    try (ScratchDatabase database = TestServer.database();
        Connection owner = database.connectAsOwner();
        Connection superuser = database.connectAsSuperuser()) {
      Read.execute(owner, "CREATE TABLE t (a int PRIMARY KEY)", "CREATE VIEW v AS TABLE t");

      assertThat(CatalogReader.read(owner, CatalogScope.ALL).objects())
          .isEqualTo(CatalogReader.read(superuser, CatalogScope.ALL).objects());
    }
  }

  @Test
  void aConnectionInsideATransactionIsRefused() throws Exception {
    try (ScratchDatabase database = TestServer.database();
        Connection connection = database.connectAsOwner()) {
      connection.setAutoCommit(false);
      Read.execute(connection, "CREATE TABLE t (a int)");

      assertThatExceptionOfType(CatalogException.class)
          .isThrownBy(() -> CatalogReader.read(connection, CatalogScope.ALL))
          .withMessageContaining("the connection is inside a transaction")
          .withMessageContaining("Commit it or roll it back first");
    }
  }

  @Test
  void aLostConnectionIsSaidToBeLost() throws Exception {
    try (ScratchDatabase database = TestServer.database();
        Connection connection = database.connectAsOwner();
        Connection other = database.connectAsSuperuser()) {
      int pid;
      try (Statement statement = connection.createStatement();
          ResultSet results = statement.executeQuery("SELECT pg_backend_pid()")) {
        results.next();
        pid = results.getInt(1);
      }
      Read.execute(other, "SELECT pg_terminate_backend(" + pid + ", 5000)");

      assertThatExceptionOfType(CatalogException.class)
          .isThrownBy(() -> CatalogReader.read(connection, CatalogScope.ALL))
          .withMessageContaining("the connection was lost");
    }
  }

  @Test
  void aRoleThatMayNotReadACatalogIsToldWhich() throws Exception {
    try (ScratchDatabase database = TestServer.database();
        Connection owner = database.connectAsOwner();
        Connection superuser = database.connectAsSuperuser()) {
      Read.execute(superuser, "REVOKE SELECT ON pg_catalog.pg_policy FROM PUBLIC");

      assertThatExceptionOfType(CatalogException.class)
          .isThrownBy(() -> CatalogReader.read(owner, CatalogScope.ALL))
          .withMessageContaining("permission denied for table pg_policy")
          .withMessageContaining("Connect as a role that may read pg_catalog");
    }
  }

  @Test
  void twoDatabasesMadeAlikeReadAlike() throws Exception {
    String one = "CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (id int REFERENCES a)";
    String other =
        "CREATE TABLE b (id int); CREATE TABLE a (id int);"
            + "ALTER TABLE a ADD PRIMARY KEY (id); ALTER TABLE b ADD FOREIGN KEY (id) REFERENCES a";

    assertThat(Read.after(other).objects()).isEqualTo(Read.after(one).objects());
    assertThat(Read.after(one).find(Identity.inSchema(Kind.TABLE, "public", "c"))).isNull();
  }

  private static String show(Connection connection, String setting) throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery("SHOW " + setting)) {
      results.next();
      return results.getString(1);
    }
  }
}
