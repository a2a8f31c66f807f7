package dev.plumbline.scratch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The pinned server versions, one per major and platform, from {@code binaries.properties}. */
final class BinaryVersions {
  private static final Properties PINNED = load();

  private BinaryVersions() {}

  /**
   * The artifact version for a major, for example {@code 18.6.0}.
   *
   * @throws ScratchException when the major is not one of 14 to 18
   */
  static String of(int major, Platform platform) throws ScratchException {
    String version =
        PINNED.getProperty(major + "." + platform.classifier(), PINNED.getProperty("" + major));
    if (version == null) {
      throw new ScratchException(
          "PostgreSQL "
              + major
              + " is not supported: majors "
              + Majors.OLDEST
              + " to "
              + Majors.NEWEST
              + " are.");
    }
    return version;
  }

  /** The SHA-256 that the jar of a version must have, where one is pinned. */
  static @Nullable String checksum(String version, Platform platform) {
    return PINNED.getProperty("sha256." + version + "." + platform.classifier());
  }

  private static Properties load() {
    Properties properties = new Properties();
    try (InputStream in = BinaryVersions.class.getResourceAsStream("binaries.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
