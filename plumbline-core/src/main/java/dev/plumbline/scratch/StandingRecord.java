package dev.plumbline.scratch;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What is written down about a {@link StandingServer}: it holds a password, so it is 0600. */
final class StandingRecord {
  private static final String FILE = "server.properties";

  private final Properties values;

  private StandingRecord(Properties values) {
    this.values = values;
  }

  static StandingRecord empty() {
    return new StandingRecord(new Properties());
  }

  /** Null when there is none in that directory, or it cannot be read. */
  static @Nullable StandingRecord read(Path home) {
    Properties values = new Properties();
    try (Reader reader = Files.newBufferedReader(home.resolve(FILE), StandardCharsets.UTF_8)) {
      values.load(reader);
      return new StandingRecord(values);
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }

  StandingRecord put(String name, Object value) {
    values.setProperty(name, String.valueOf(value));
    return this;
  }

  /** Empty when it is not there. */
  String text(String name) {
    return values.getProperty(name, "");
  }

  /** 0 when it is not there. */
  int number(String name) {
    try {
      return Integer.parseInt(text(name));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Nobody ever sees half of it. */
  void write(Path home) throws IOException {
    Path part =
        Files.createTempFile(
            home,
            FILE,
            ".part",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      try (Writer writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
        values.store(writer, null);
      }
      Files.move(part, home.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  static void delete(Path home) throws IOException {
    Files.deleteIfExists(home.resolve(FILE));
  }
}
