package dev.plumbline.declared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the configuration of drizzle-kit that writes to a directory of migrations: first in the
 * directories above it, then anywhere in the repository, because in a monorepo the schema may be a
 * package of its own.
 */
final class DrizzleConfigs {
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)drizzle[\\w.-]*config[\\w.-]*\\.(?:[mc]?[jt]s|json)|drizzle\\.[\\w.-]*(?:[mc]?[jt]s|json)");
  private static final Set<String> PASSED_OVER =
      Set.of("node_modules", "dist", "build", "out", "target", "vendor", "coverage", "migrations");
  private static final int DEEPEST = 6;
  private static final int MOST_DIRECTORIES = 5000;

  private DrizzleConfigs() {}

  /** The configuration; null when there is none. */
  static @Nullable DrizzleConfig find(Path migrations, Path top) throws IOException {
    List<Path> open = new ArrayList<>();
    for (Path at = migrations; at != null && at.startsWith(top); at = at.getParent()) {
      for (Path file : in(at)) {
        DrizzleConfig config = DrizzleConfig.writingTo(migrations, file, top);
        if (config != null) {
          return config;
        }
        if (!DrizzleConfig.namesOut(Files.readString(file))) {
          open.add(file);
        }
      }
    }
    DrizzleConfig elsewhere = below(migrations, top);
    if (elsewhere != null || open.isEmpty()) {
      return elsewhere;
    }
    // It computes where it writes; the nearest is taken at its place.
    return DrizzleConfig.inPackage(open.getFirst(), top);
  }

  private static @Nullable DrizzleConfig below(Path migrations, Path top) throws IOException {
    record Place(Path directory, int depth) {}
    Deque<Place> places = new ArrayDeque<>(List.of(new Place(top, 0)));
    for (int seen = 0; !places.isEmpty() && seen < MOST_DIRECTORIES; seen++) {
      Place place = places.removeFirst();
      for (Path file : in(place.directory())) {
        DrizzleConfig config = DrizzleConfig.writingTo(migrations, file, top);
        if (config != null) {
          return config;
        }
      }
      if (place.depth() < DEEPEST) {
        for (Path below : directories(place.directory())) {
          places.addLast(new Place(below, place.depth() + 1));
        }
      }
    }
    return null;
  }

  private static List<Path> in(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(path -> NAME.matcher(String.valueOf(path.getFileName())).matches())
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static List<Path> directories(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
          .filter(path -> {
            String name = String.valueOf(path.getFileName());
            return !name.startsWith(".") && !PASSED_OVER.contains(name);
          })
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
