package dev.plumbline.local;

import dev.plumbline.scratch.ScratchException;
import dev.plumbline.scratch.StandingServer;
import dev.plumbline.scratch.StandingServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The place of one project's database: its server, and what it was built from. */
public final class LocalDatabase {
  private static final String PROJECT = "project";
  private static final String BUILT = "built";

  private final Path home;
  private final StandingServers servers;

  LocalDatabase(Path home, StandingServers servers) {
    this.home = home;
    this.servers = servers;
  }

  /** Its directory, which nobody else uses. */
  public Path home() {
    return home;
  }

  /** The migrations it is for, absolute; null when nobody wrote it down. */
  public @Nullable Path migrations() {
    try {
      return Path.of(Files.readString(home.resolve(PROJECT), StandardCharsets.UTF_8).strip());
    } catch (IOException | java.nio.file.InvalidPathException e) {
      return null;
    }
  }

  /** Null when none was made, or it was removed. */
  public @Nullable StandingServer server() {
    return servers.find(home);
  }

  /** Null when nothing is known. */
  public @Nullable Built built() {
    return Built.read(home.resolve(BUILT));
  }

  /**
   * Begins to write down what an empty database is built from.
   *
   * @throws ScratchException when its directory cannot be written to
   */
  public BuildLog begin(Path migrations, Map<String, String> settings) throws ScratchException {
    try {
      Files.writeString(home.resolve(PROJECT), migrations + "\n", StandardCharsets.UTF_8);
      return BuildLog.create(home.resolve(BUILT), settings);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Goes on writing.
   *
   * @throws ScratchException when its directory cannot be written to
   */
  public BuildLog resume() throws ScratchException {
    try {
      return BuildLog.append(home.resolve(BUILT));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Forgets what the database was built from, before it is made anew. */
  public void forget() throws ScratchException {
    try {
      Files.deleteIfExists(home.resolve(BUILT));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Removes the database and all that is known about it.
   *
   * @return whether there was one
   */
  public boolean remove() throws ScratchException {
    StandingServer server = server();
    if (server != null) {
      server.remove();
    }
    try {
      Files.deleteIfExists(home.resolve(BUILT));
      Files.deleteIfExists(home.resolve(PROJECT));
      Files.deleteIfExists(home);
    } catch (IOException e) {
      throw unwritable(e);
    }
    return server != null;
  }

  private ScratchException unwritable(IOException e) {
    return new ScratchException(home + " cannot be written to: " + e.getMessage(), e);
  }
}
