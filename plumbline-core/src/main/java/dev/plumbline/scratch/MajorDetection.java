package dev.plumbline.scratch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides which major a project is checked on, and says why. */
public final class MajorDetection {
  private static final long LARGEST_FILE_BYTES = 1 << 20;

  private MajorDetection() {}

  /**
   * The major and the reason, for output.
   *
   * @param why for example {@code "postgres:15-alpine in docker-compose.yml:4"}
   */
  public record Detected(int major, String why) {
    private static final Detected BUNDLED =
        new Detected(Majors.BUNDLED, "the bundled one; nothing names another");

    /** Whether configuration or the project names it. */
    public boolean isNamed() {
      return !equals(BUNDLED);
    }
  }

  /**
   * Configured, else the one the project itself names (a compose file, a workflow, a Dockerfile,
   * the canonical's header), else the bundled one.
   *
   * @param projectRoot files are looked for here, below, and in the repository around it
   * @param configured from the configuration or the command line
   * @param canonicalHeader the major that the canonical says it was made on
   * @throws ScratchException when a configured major is not supported
   */
  public static Detected detect(
      Path projectRoot, @Nullable Integer configured, @Nullable Integer canonicalHeader)
      throws ScratchException {
    if (configured != null) {
      if (!Majors.supported(configured)) {
        throw new ScratchException(
            "PostgreSQL %d is configured; majors %d to %d are supported."
                .formatted(configured, Majors.OLDEST, Majors.NEWEST));
      }
      return new Detected(configured, "configured");
    }
    Optional<Detected> named = namedByFiles(projectRoot);
    if (named.isPresent()) {
      return named.get();
    }
    return canonicalHeader != null
        ? nearest(canonicalHeader, "the canonical's header")
        : Detected.BUNDLED;
  }

  private static Optional<Detected> namedByFiles(Path projectRoot) {
    ProjectFiles files = ProjectFiles.around(projectRoot);
    Detected first = null;
    int firstNamed = 0;
    for (Path file : files.paths()) {
      List<String> lines = lines(file);
      for (int i = 0; i < lines.size(); i++) {
        Optional<ImageReference.Found> found = ImageReference.in(lines.get(i));
        if (found.isEmpty()) {
          continue;
        }
        String where = found.get().image() + " in " + files.top().relativize(file) + ":" + (i + 1);
        if (first == null) {
          firstNamed = found.get().major();
          first = nearest(firstNamed, where);
        } else if (found.get().major() != firstNamed) {
          return Optional.of(new Detected(first.major(), first.why() + "; but there is " + where));
        }
      }
    }
    return Optional.ofNullable(first);
  }

  private static Detected nearest(int named, String where) {
    int major = Math.clamp(named, Majors.OLDEST, Majors.NEWEST);
    return new Detected(
        major,
        major == named
            ? where
            : "%s; %d is not supported, %d is the nearest that is".formatted(where, named, major));
  }

  private static List<String> lines(Path file) {
    try {
      if (Files.size(file) <= LARGEST_FILE_BYTES) {
        // Latin-1 takes any bytes, and image names are ASCII.
        return Files.readAllLines(file, java.nio.charset.StandardCharsets.ISO_8859_1);
      }
    } catch (IOException e) {
      // A file that cannot be read names nothing.
    }
    return new ArrayList<>();
  }
}
