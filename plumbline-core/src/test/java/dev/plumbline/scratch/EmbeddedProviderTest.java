package dev.plumbline.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class EmbeddedProviderTest {

  @Test
  void theOwnerOfADatabaseIsNotASuperuser() throws Exception {
    try (ScratchDatabase database = TestServer.database();
        Connection connection = database.connectAsOwner();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT current_user, rolsuper, current_database() FROM pg_roles WHERE rolname ="
                    + " current_user")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).isEqualTo("postgres");
      assertThat(row.getBoolean(2)).isFalse();
      assertThat(row.getString(3)).isEqualTo(database.name());
    }
  }
}
