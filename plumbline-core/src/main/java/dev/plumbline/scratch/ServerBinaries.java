package dev.plumbline.scratch;

import java.nio.file.Path;

/**
 * An installation of PostgreSQL that can be started.
 *
 * @param bin holds {@code postgres} and {@code initdb}
 * @param version for keys and output, for example {@code 18.6.0}
 * @param key names this installation among prepared data directories
 */
record ServerBinaries(Path bin, int major, String version, String key) {

  /** As PostgreSQL counts: the archive's {@code 18.6.0} is release 18.6. */
  String release() {
    return release(version);
  }

  static String release(String version) {
    return version.replaceFirst("^(\\d+\\.\\d+)\\.0$", "$1");
  }

  Path postgres() {
    return bin.resolve("postgres");
  }

  Path initdb() {
    return bin.resolve("initdb");
  }
}
