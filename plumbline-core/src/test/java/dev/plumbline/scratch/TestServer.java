package dev.plumbline.scratch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One real server per major and test JVM; it ends with the JVM. */
public final class TestServer {
  private static final Map<Integer, ScratchServer> SHARED = new ConcurrentHashMap<>();

  private TestServer() {}

  /** The bundled major. */
  public static ScratchServer shared() {
    return shared(Majors.BUNDLED);
  }

  public static ScratchServer shared(int major) {
    return SHARED.computeIfAbsent(
        major,
        wanted -> {
          try {
            return new EmbeddedProvider().start(wanted);
          } catch (ScratchException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** A new database on the shared server; close it. */
  public static ScratchDatabase database() {
    return database(Majors.BUNDLED);
  }

  public static ScratchDatabase database(int major) {
    try {
      return shared(major).createDatabase();
    } catch (ScratchException e) {
      throw new IllegalStateException(e);
    }
  }
}
