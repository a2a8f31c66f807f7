package dev.plumbline.scratch;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where run directories live: {@code $PLUMB_SCRATCH_DIR}, else memory (tmpfs) with room, else the
 * temporary folder.
 *
 * @param path exists, belongs to us, closed to others
 */
record ScratchArea(Path path, boolean inMemory) {
  /** A data directory takes 30 MB, each database 8; a container's default /dev/shm has 64. */
  static final long ROOM_BYTES = 1L << 30;

  static ScratchArea locate(Map<String, String> environment) throws ScratchException {
    String name = "plumb-" + Platform.userId();
    String explicit = environment.get("PLUMB_SCRATCH_DIR");
    List<String> problems = new ArrayList<>();
    if (explicit != null && !explicit.isEmpty()) {
      ScratchArea area = open(Path.of(explicit).toAbsolutePath(), name, 0, problems);
      if (area != null) {
        return area;
      }
      throw new ScratchException("PLUMB_SCRATCH_DIR cannot be used: " + problems.getFirst());
    }
    List<Path> memory = new ArrayList<>(List.of(Path.of("/dev/shm")));
    String runtime = environment.get("XDG_RUNTIME_DIR");
    if (runtime != null && runtime.startsWith("/")) {
      memory.add(Path.of(runtime));
    }
    for (Path base : memory) {
      ScratchArea area = open(base, name, ROOM_BYTES, problems);
      if (area != null) {
        return area;
      }
    }
    for (String base : new String[] {System.getProperty("java.io.tmpdir"), "/var/tmp"}) {
      ScratchArea area = open(Path.of(base), name, 0, problems);
      if (area != null) {
        return area;
      }
    }
    throw new ScratchException(
        "No folder for scratch databases: %s. Point PLUMB_SCRATCH_DIR at one that can be written to."
            .formatted(String.join("; ", problems)));
  }

  private static @org.jspecify.annotations.Nullable ScratchArea open(
      Path base, String name, long room, List<String> problems) {
    try {
      if (!Files.isDirectory(base)) {
        problems.add(base + " is not a folder");
        return null;
      }
      boolean inMemory = Files.getFileStore(base).type().equals("tmpfs");
      if (room > 0 && (!inMemory || Files.getFileStore(base).getUsableSpace() < room)) {
        problems.add(base + " has not enough room");
        return null;
      }
      if (Platform.isRoot() && !CacheDirectory.traversable(base)) {
        problems.add(base + " cannot be reached by the unprivileged user that PostgreSQL runs as");
        return null;
      }
      Path path = base.resolve(name);
      Set<PosixFilePermission> closed =
          PosixFilePermissions.fromString(Platform.isRoot() ? "rwx--x--x" : "rwx------");
      try {
        Files.createDirectory(path, PosixFilePermissions.asFileAttribute(closed));
      } catch (FileAlreadyExistsException e) {
        // Made by an earlier run, or by somebody who wishes us ill.
      }
      int owner = (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
      if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) || owner != Platform.userId()) {
        problems.add(path + " belongs to somebody else");
        return null;
      }
      Files.setPosixFilePermissions(path, closed);
      return new ScratchArea(path, inMemory);
    } catch (IOException e) {
      problems.add(base + " cannot be written to");
      return null;
    }
  }

  /** Whether there is too little room even for a log to say so. */
  boolean isFull() {
    try {
      return Files.getFileStore(path).getUsableSpace() < 1 << 20;
    } catch (IOException e) {
      return false;
    }
  }

  /** The folder, what it is on, and what is free, for messages. */
  @Override
  public String toString() {
    try {
      long free = Files.getFileStore(path).getUsableSpace();
      return "%s (%s, %,d MiB free)"
          .formatted(path, inMemory ? "in memory" : "on disk", free >> 20);
    } catch (IOException e) {
      return path.toString();
    }
  }
}
