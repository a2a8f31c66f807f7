package dev.plumbline.local;

import dev.plumbline.scratch.CacheDirectory;
import dev.plumbline.scratch.ScratchException;
import dev.plumbline.scratch.StandingServer;
import dev.plumbline.scratch.StandingServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All databases that {@code plumb up} made for this user, in one directory. */
public final class LocalDatabases {
  private final Path place;
  private final StandingServers servers;

  private LocalDatabases(Path place, StandingServers servers) {
    this.place = place;
    this.servers = servers;
  }

  /**
   * Where they are kept: {@code $PLUMB_LOCAL_DIR}, else below the cache directory.
   *
   * @throws ScratchException when there is no such place
   */
  public static LocalDatabases in(Map<String, String> environment) throws ScratchException {
    String explicit = environment.getOrDefault("PLUMB_LOCAL_DIR", "");
    Path place =
        explicit.isEmpty()
            ? CacheDirectory.locate(environment).path().resolve("up")
            : Path.of(explicit).toAbsolutePath();
    try {
      if (!Files.isDirectory(place)) {
        Files.createDirectories(place);
        // The server of a root's database runs as somebody who must be able to reach its files.
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwx--x--x"));
      }
    } catch (IOException e) {
      throw new ScratchException(place + " cannot be made: " + e.getMessage(), e);
    }
    return new LocalDatabases(place, new StandingServers(environment));
  }

  /** Makes empty databases. */
  public StandingServers servers() {
    return servers;
  }

  /**
   * Waits until nobody else works on that project's database, and keeps others waiting.
   *
   * @param migrations the project's directory of migrations
   * @param waiting is run once when it takes longer than a moment
   */
  public ProjectLock lock(Path migrations, Runnable waiting) throws ScratchException {
    return ProjectLock.take(place.resolve(key(migrations) + ".lock"), waiting);
  }

  /** As {@link #lock(Path, Runnable)}, for one that was found in the list. */
  public ProjectLock lock(LocalDatabase database, Runnable waiting) throws ScratchException {
    return ProjectLock.take(place.resolve(database.home().getFileName() + ".lock"), waiting);
  }

  /**
   * The place of a project's database, whether or not there is one; only under its lock.
   *
   * @param migrations the project's directory of migrations
   */
  public LocalDatabase of(Path migrations) throws ScratchException {
    Path home = place.resolve(key(migrations));
    try {
      if (!Files.isDirectory(home)) {
        Files.createDirectory(home);
      }
      Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
    } catch (IOException e) {
      throw new ScratchException(home + " cannot be made: " + e.getMessage(), e);
    }
    return new LocalDatabase(home, servers);
  }

  /** Every database there is, by place. */
  public List<LocalDatabase> all() throws ScratchException {
    List<LocalDatabase> found = new ArrayList<>();
    try (Stream<Path> entries = Files.list(place)) {
      for (Path home : (Iterable<Path>) entries.filter(Files::isDirectory).sorted()::iterator) {
        LocalDatabase database = new LocalDatabase(home, servers);
        if (database.server() != null) {
          found.add(database);
        }
      }
    } catch (IOException e) {
      throw new ScratchException(place + " cannot be read: " + e.getMessage(), e);
    }
    return found;
  }

  /** Removes what is of no use to anybody: its migrations are gone, and it does not run. */
  public void sweep() throws ScratchException {
    for (LocalDatabase database : all()) {
      Path migrations = database.migrations();
      if (migrations == null || Files.exists(migrations)) {
        continue;
      }
      try (ProjectLock lock = lock(database, () -> {})) {
        StandingServer server = database.server();
        if (lock.held()
            && server != null
            && server.condition() != StandingServer.Condition.RUNNING) {
          database.remove();
        }
      } catch (ScratchException e) {
        // A server by URL that does not answer: next time.
        continue;
      }
    }
  }

  private static String key(Path migrations) {
    Path real;
    try {
      real = migrations.toRealPath();
    } catch (IOException e) {
      real = migrations.toAbsolutePath().normalize();
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(real.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
