package dev.plumbline.history.flyway;

import dev.plumbline.history.Migration;
import dev.plumbline.sql.SqlSource;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Flyway's checksum: CRC-32 over the lines, without byte order mark and line ends. */
final class LineChecksum {
  private LineChecksum() {}

  /**
   * As Flyway's table holds it. Null when the text cannot be decoded. Of a repeatable migration it
   * is taken after placeholders were replaced, so that it runs again when a value changes.
   */
  static @Nullable String of(Migration migration) {
    SqlSource source = migration.sourceOrNull();
    if (source == null) {
      return null;
    }
    SqlSource counted =
        migration.kind() == Migration.Kind.REPEATABLE ? source : source.beforeReplacing();
    var crc = new CRC32();
    counted.text().lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
    return Integer.toString((int) crc.getValue());
  }
}
