package dev.plumbline.canonical;

import dev.plumbline.scratch.ScratchDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/**
 * What PostgreSQL stores in two ways that mean the same, and pg_dump prints as it is stored: before
 * the judge looks again, both databases store it in one way. The statements are all there is of it.
 */
final class SameMeaning {
  private static final String STATEMENTS = read();

  private SameMeaning() {}

  static void normalise(ScratchDatabase database) throws SQLException {
    try (Connection connection = database.connectAsSuperuser()) {
      Databases.run(connection, STATEMENTS);
    }
  }

  private static String read() {
    try (InputStream in =
        Objects.requireNonNull(SameMeaning.class.getResourceAsStream("same-meaning.sql"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
