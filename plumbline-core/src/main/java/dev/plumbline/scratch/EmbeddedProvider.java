package dev.plumbline.scratch;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL from published binaries: unpacked once, prepared once, copied and started per
 * run.
 */
public final class EmbeddedProvider implements LocalProvider {
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
    Path cache = CacheDirectory.locate(environment).path();
    return new LocalLauncher(environment).start(binaries(major), cache, name());
  }

  @Override
  public ServerBinaries binaries(@Nullable Integer major) throws ScratchException {
    ServerBinaries binaries = store().get(major == null ? Majors.BUNDLED : major);
    Path home = Objects.requireNonNull(binaries.bin().getParent());
    return StubExtensions.add(binaries, home, stubs);
  }

  private BinaryStore store() throws ScratchException {
    return new BinaryStore(
        environment, Platform.current(), CacheDirectory.locate(environment).path());
  }
}
