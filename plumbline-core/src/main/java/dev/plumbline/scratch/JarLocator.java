package dev.plumbline.scratch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the jar that holds a server's binaries: the installation's own folder, then the user's
 * local Maven repository, then the user's Maven.
 */
final class JarLocator {
  static final String GROUP = "io.zonky.test.postgres";

  private final Map<String, String> environment;

  JarLocator(Map<String, String> environment) {
    this.environment = environment;
  }

  Path locate(String artifact, String version) throws ScratchException {
    Path local = local(artifact, version);
    if (local != null) {
      return local;
    }
    throw new ScratchException(
        "PostgreSQL %s is not on this machine yet (%s:%s:%s). Run: mvn dependency:get -Dartifact=%s:%s:%s"
            .formatted(version, GROUP, artifact, version, GROUP, artifact, version));
  }

  /** The jar if it is on this machine, else null. */
  @Nullable Path local(String artifact, String version) {
    String file = artifact + "-" + version + ".jar";
    List<Path> candidates = new ArrayList<>();
    String home = System.getProperty("plumb.home");
    if (home != null) {
      candidates.add(Path.of(home, "postgres", file));
    }
    candidates.add(
        LocalRepository.locate(environment)
            .resolve(GROUP.replace('.', '/'))
            .resolve(artifact)
            .resolve(version)
            .resolve(file));
    return candidates.stream().filter(Files::isRegularFile).findFirst().orElse(null);
  }
}
