package dev.plumbline.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlProviderTest {

  @Test
  void aDatabaseIsMadeAndDroppedAndNothingElseTouched() throws Exception {
    try (ScratchDatabase host = TestServer.database();
        Connection connection = host.connectAsSuperuser()) {
      List<String> before = databases(connection);
      try (ScratchServer server = provider(connection).start(null)) {
        assertThat(server.major()).isEqualTo(Majors.BUNDLED);
        assertThat(server.description()).contains("at postgres@");
        try (ScratchDatabase scratch = server.createDatabase();
            Connection owner = scratch.connectAsOwner()) {
          assertThat(scratch.name()).startsWith("plumb_scratch_");
          execute(owner, "CREATE TABLE t (id int)");
          assertThat(databases(connection)).contains(scratch.name());
        }
      }
      assertThat(databases(connection)).isEqualTo(before);
    }
  }

  @Test
  void oldLeftoversOfOursAreSweptAndOthersDatabasesStay() throws Exception {
    try (ScratchDatabase host = TestServer.database();
        Connection connection = host.connectAsSuperuser()) {
      make(connection, "plumb_scratch_old", "plumb scratch database, made 2020-01-01T00:00:00Z");
      make(connection, "plumb_scratch_theirs", "important");
      make(connection, "plumb_scratch_new", "plumb scratch database, made 2999-01-01T00:00:00Z");
      provider(connection).start(null).close();
      assertThat(databases(connection))
          .doesNotContain("plumb_scratch_old")
          .contains("plumb_scratch_theirs", "plumb_scratch_new");
      execute(connection, "DROP DATABASE plumb_scratch_theirs");
      execute(connection, "DROP DATABASE plumb_scratch_new");
    }
  }

  @Test
  void aUserWhoMayNotCreateDatabasesIsToldWhatToAsk() throws Exception {
    try (ScratchDatabase host = TestServer.database();
        Connection connection = host.connectAsSuperuser()) {
      execute(connection, "CREATE ROLE guest LOGIN");
      String url = "postgres://guest@/postgres?host=" + socketDirectory(connection);
      assertThatThrownBy(() -> select(url).start(null))
          .isInstanceOf(ScratchException.class)
          .hasMessageContaining("may not create databases")
          .hasMessageContaining("ALTER ROLE guest CREATEDB");
      execute(connection, "DROP ROLE guest");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://me:s3cr3t@127.0.0.1:1/db",
        "jdbc:postgresql://me:s3cr3t@127.0.0.1:1/db?sslmode=disable",
        "postgres://me@127.0.0.1:1/db?password=s3cr3t",
        "postgres://me:s3cr3t^@host/db",
        "mysql://me:s3cr3t@host/db",
        "postgres://me:s3cr3t@host:port/db",
        "me:s3cr3t"
      })
  void aPasswordIsNeverShown(String url) {
    ScratchSettings settings = settings(url);
    assertThat(settings.toString()).doesNotContain("s3cr3t");
    assertThatThrownBy(() -> ScratchProviders.select(settings, Map.of()).start(null))
        .isInstanceOf(ScratchException.class)
        .hasStackTraceContaining("ScratchException")
        .satisfies(e -> assertThat(String.valueOf(e)).doesNotContain("s3cr3t"));
  }

  @ParameterizedTest
  @CsvSource({
    "postgres://me:pw@db.example.com/app,me@db.example.com,app",
    "postgresql://m%40e:p%2Fw@db:6543/app?sslmode=require,m@e@db:6543,app",
    "jdbc:postgresql://db/app?user=me&password=pw,me@db,app",
    "postgres://me@/app?host=/run/postgresql,me@/run/postgresql,app"
  })
  void aUrlIsReadAsUsersWriteIt(String url, String shown, String database) throws Exception {
    ServerUrl parsed = ServerUrl.parse(url, Map.of());
    assertThat(parsed).hasToString(shown);
    assertThat(parsed.database()).isEqualTo(database);
  }

  private static ScratchProvider provider(Connection connection) throws Exception {
    return select("postgres://postgres@/postgres?host=" + socketDirectory(connection));
  }

  private static ScratchProvider select(String url) throws ScratchException {
    return ScratchProviders.select(settings(url), Map.of());
  }

  private static ScratchSettings settings(String url) {
    return new ScratchSettings(null, null, null, url, null, Map.of());
  }

  private static String socketDirectory(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW unix_socket_directories")) {
      row.next();
      return row.getString(1);
    }
  }

  private static void make(Connection connection, String name, String comment) throws SQLException {
    execute(connection, "CREATE DATABASE " + name + " OWNER postgres");
    execute(connection, "COMMENT ON DATABASE " + name + " IS '" + comment + "'");
  }

  private static List<String> databases(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT datname FROM pg_database ORDER BY 1")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
