package dev.plumbline.scratch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Starts a server from binaries on this machine on a fresh copy of its prepared data directory. */
final class LocalLauncher {
  private final Map<String, String> environment;

  LocalLauncher(Map<String, String> environment) {
    this.environment = environment;
  }

  ScratchServer start(ServerBinaries binaries, Path cache, String kind) throws ScratchException {
    ServerUser user = ServerUser.find();
    Path template = ClusterTemplate.prepare(binaries, user, cache);
    ScratchArea area = ScratchArea.locate(environment);
    RunDirectory.sweep(area.path());
    ServerProcess process;
    try {
      process = ServerProcess.launch(binaries, user, template, area);
    } catch (IOException e) {
      throw new ScratchException(
          "PostgreSQL could not be started in %s: %s".formatted(area, e.getMessage()), e);
    }
    try {
      process.awaitReady();
    } catch (ScratchException e) {
      process.close();
      throw e;
    }
    return new OpenServer(
        new OpenServer.Place(
            binaries.major(),
            "PostgreSQL " + binaries.release() + " (" + kind + ")",
            Connector.unix(process.socket(), ClusterTemplate.SUPERUSER),
            Connector.unix(process.socket(), ClusterTemplate.OWNER),
            ClusterTemplate.OWNER,
            ClusterTemplate.FIRST_DATABASE,
            true,
            "scratch_",
            null,
            process));
  }
}
