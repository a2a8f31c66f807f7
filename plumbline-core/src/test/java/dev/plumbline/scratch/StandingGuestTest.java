package dev.plumbline.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.scratch.StandingServer.Condition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that stays on a server somebody else runs. */
class StandingGuestTest {
  @TempDir Path folder;

  @Test
  void itIsMadeFoundAgainAndRemoved() throws Exception {
    try (ScratchDatabase host = TestServer.database();
        Connection connection = host.connectAsSuperuser()) {
      Path home = Files.createDirectory(folder.resolve("abc123"));
      StandingServers servers = new StandingServers(Map.of());
      StandingServer made = servers.make(home, settings(connection), wish());
      assertThat(made.condition()).isEqualTo(Condition.RUNNING);
      assertThat(made.url()).contains("/plumb_up_abc123?");
      assertThat(made.shownUrl()).doesNotContain("?");

      StandingServer found = servers.find(home);
      try (Connection owner = found.database().connectAsOwner();
          Statement statement = owner.createStatement()) {
        statement.execute("CREATE TABLE t (id int)");
      }
      assertThat(found.major()).isEqualTo(Majors.BUNDLED);
      StandingServer anew = servers.make(home, settings(connection), wish());
      try (Connection owner = anew.database().connectAsOwner();
          Statement statement = owner.createStatement()) {
        statement.execute("CREATE TABLE t (id int)");
      }

      anew.remove();
      assertThat(found.condition()).isEqualTo(Condition.LOST);
      assertThat(servers.find(home)).isNull();
    }
  }

  @Test
  void aDatabaseOfThatNameThatIsNotOursIsLeftAlone() throws Exception {
    try (ScratchDatabase host = TestServer.database();
        Connection connection = host.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      Path home = Files.createDirectory(folder.resolve("abc124"));
      statement.execute("CREATE DATABASE plumb_up_abc124");
      assertThatThrownBy(
              () -> new StandingServers(Map.of()).make(home, settings(connection), wish()))
          .isInstanceOf(ScratchException.class)
          .hasMessageContaining("plumb did not make");
      statement.execute("DROP DATABASE plumb_up_abc124");
    }
  }

  private static StandingWish wish() {
    return new StandingWish(Majors.BUNDLED, null, StandingWish.IDLE);
  }

  private static ScratchSettings settings(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW unix_socket_directories")) {
      row.next();
      return new ScratchSettings(
          null,
          null,
          null,
          "postgres://postgres@/postgres?host=" + row.getString(1),
          null,
          Map.of());
    }
  }
}
