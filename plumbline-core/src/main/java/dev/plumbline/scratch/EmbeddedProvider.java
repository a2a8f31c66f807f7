package dev.plumbline.scratch;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL from published binaries: unpacked once, prepared once, copied and started per
 * run.
 */
public final class EmbeddedProvider implements ScratchProvider {
  private final Map<String, String> environment;
  private final Map<String, Path> stubs;

  public EmbeddedProvider() {
    this(System.getenv());
  }

  /**
   * @param environment read for {@code PLUMB_CACHE}, {@code PLUMB_SCRATCH_DIR} and the platform's
   *     own variables
   */
  public EmbeddedProvider(Map<String, String> environment) {
    this(environment, Map.of());
  }

  /**
   * @param stubs SQL files that stand in for extensions the server lacks, by name
   */
  public EmbeddedProvider(Map<String, String> environment, Map<String, Path> stubs) {
    this.environment = Map.copyOf(environment);
    this.stubs = Map.copyOf(stubs);
  }

  @Override
  public String name() {
    return "embedded";
  }

  @Override
  public Availability availability(@Nullable Integer major) {
    int wanted = major == null ? Majors.BUNDLED : major;
    try {
      BinaryStore store = store();
      String version = BinaryVersions.of(wanted, Platform.current());
      if (store.isUnpacked(wanted)) {
        return new Availability(
            true, "PostgreSQL " + ServerBinaries.release(version) + ", unpacked");
      }
      Path jar = store.localJar(wanted);
      return jar != null
          ? new Availability(true, "PostgreSQL " + ServerBinaries.release(version) + ", in " + jar)
          : new Availability(
              true, "PostgreSQL " + ServerBinaries.release(version) + ", downloaded on first use");
    } catch (ScratchException e) {
      return new Availability(false, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public ScratchServer start(@Nullable Integer major) throws ScratchException {
    int wanted = major == null ? Majors.BUNDLED : major;
    CacheDirectory cache = CacheDirectory.locate(environment);
    ServerBinaries binaries =
        new BinaryStore(environment, Platform.current(), cache.path()).get(wanted);
    Path home = Objects.requireNonNull(binaries.bin().getParent());
    binaries = StubExtensions.add(binaries, home, stubs);
    return new LocalLauncher(environment).start(binaries, cache.path(), "embedded");
  }

  private BinaryStore store() throws ScratchException {
    return new BinaryStore(
        environment, Platform.current(), CacheDirectory.locate(environment).path());
  }
}
