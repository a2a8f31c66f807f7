package dev.plumbline.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StubExtensionsTest {
  @TempDir Path folder;

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(ints = {14, 15, 16, 17, 18})
  void aStubStandsInForAMissingExtensionOnEveryMajor(int major) throws Exception {
    Path sql = Files.writeString(folder.resolve("v.sql"), "CREATE DOMAIN vector AS text;\n");
    try (ScratchServer server =
            new EmbeddedProvider(System.getenv(), Map.of("vector", sql)).start(major);
        ScratchDatabase database = server.createDatabase();
        Connection connection = database.connectAsOwner();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE EXTENSION vector");
      statement.execute("CREATE EXTENSION pgcrypto");
      statement.execute("CREATE TABLE t (v vector)");
      assertThat(server.availableExtensions()).contains("vector", "hstore");
    }
    assertThat(TestServer.shared(major).availableExtensions()).doesNotContain("vector");
  }

  @Test
  void aStubOfWhatTheServerHasIsRefused() throws Exception {
    Path sql = Files.writeString(folder.resolve("h.sql"), "");
    assertThatThrownBy(
            () -> new EmbeddedProvider(System.getenv(), Map.of("hstore", sql)).start(null))
        .hasMessageContaining("has the extension hstore itself");
  }

  @Test
  void aStubThatIsNotThereIsNamed() {
    Path missing = folder.resolve("missing.sql");
    assertThatThrownBy(
            () -> new EmbeddedProvider(System.getenv(), Map.of("vector", missing)).start(null))
        .hasMessage("The stub of the extension vector, " + missing + ", cannot be read.");
  }
}
