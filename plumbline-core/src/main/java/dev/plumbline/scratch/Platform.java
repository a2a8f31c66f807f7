package dev.plumbline.scratch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Which of the published server binaries run on this machine, and who we are on it. */
record Platform(String classifier) {

  /** The machine this process runs on. */
  static Platform current() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String arch = architecture(System.getProperty("os.arch", "").toLowerCase(Locale.ROOT));
    if (os.startsWith("mac")) {
      return new Platform("darwin-" + arch);
    }
    if (os.startsWith("windows")) {
      return new Platform("windows-" + arch);
    }
    return new Platform("linux-" + arch + (isMusl() ? "-alpine" : ""));
  }

  boolean isWindows() {
    return classifier.startsWith("windows");
  }

  boolean isMac() {
    return classifier.startsWith("darwin");
  }

  /** Whether this process runs as uid 0, which PostgreSQL refuses. */
  static boolean isRoot() {
    return userId() == 0;
  }

  /** This process's uid, or -1 where that cannot be told. */
  static int userId() {
    try {
      Path self = Path.of("/proc/self");
      if (Files.exists(self)) {
        return (Integer) Files.getAttribute(self, "unix:uid");
      }
      Path probe = Files.createTempFile("plumb", null);
      try {
        return (Integer) Files.getAttribute(probe, "unix:uid");
      } finally {
        Files.delete(probe);
      }
    } catch (java.io.IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return "root".equals(System.getProperty("user.name")) ? 0 : -1;
    }
  }

  private static String architecture(String name) {
    return switch (name) {
      case "aarch64", "arm64" -> "arm64v8";
      case "x86_64", "x64" -> "amd64";
      default -> name;
    };
  }

  private static boolean isMusl() {
    return Files.exists(Path.of("/etc/alpine-release"))
        || (Files.exists(Path.of("/lib/ld-musl-x86_64.so.1"))
            && !Files.exists(Path.of("/lib64/ld-linux-x86-64.so.2")));
  }
}
