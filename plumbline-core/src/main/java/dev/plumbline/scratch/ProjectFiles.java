package dev.plumbline.scratch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a project that may name a PostgreSQL image: compose files first, then workflows,
 * then Dockerfiles; near ones before far ones.
 *
 * @param top the repository's root, or the project's where there is no repository
 */
record ProjectFiles(Path top, List<Path> paths) {
  private static final List<Pattern> KINDS =
      List.of(
          Pattern.compile("(.*/)?(docker-)?compose[^/]*\\.ya?ml"),
          Pattern.compile("(.*/)?\\.github/workflows/[^/]+\\.ya?ml|(.*/)?\\.gitlab-ci\\.ya?ml"),
          Pattern.compile("(.*/)?(Dockerfile[^/]*|[^/]+\\.Dockerfile)"));
  private static final Set<String> PASSED_OVER =
      Set.of("node_modules", "target", "dist", "build", "vendor", "examples", "test", "tests");
  private static final Set<String> HIDDEN_BUT_WANTED =
      Set.of(".github", ".devcontainer", ".docker");
  private static final int DEEPEST = 3;
  private static final int MOST_ENTRIES = 20_000;
  private static final int MOST_PARENTS = 8;

  static ProjectFiles around(Path projectRoot) {
    Path project = projectRoot.toAbsolutePath().normalize();
    Path top = repository(project);
    List<Path> found = new ArrayList<>();
    int[] left = {MOST_ENTRIES};
    collect(project, project, DEEPEST, left, found);
    if (!top.equals(project)) {
      for (Path at = project.getParent(); at != null; at = at.getParent()) {
        boolean last = at.equals(top);
        collect(at, at, last ? DEEPEST : 1, left, found);
        if (last) {
          break;
        }
      }
    }
    List<Path> ordered = new ArrayList<>();
    for (Pattern kind : KINDS) {
      found.stream()
          .distinct()
          .filter(path -> kind.matcher(slashed(top.relativize(path))).matches())
          .forEach(ordered::add);
    }
    return new ProjectFiles(top, ordered);
  }

  private static Path repository(Path project) {
    Path at = project;
    for (int i = 0; at != null && i < MOST_PARENTS; i++, at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return at;
      }
    }
    return project;
  }

  private static void collect(Path root, Path directory, int depth, int[] left, List<Path> found) {
    List<Path> below = new ArrayList<>();
    try (Stream<Path> entries = Files.list(directory)) {
      for (Path entry : entries.limit(left[0]).sorted(Comparator.naturalOrder()).toList()) {
        left[0]--;
        String name = entry.getFileName().toString();
        if (Files.isRegularFile(entry)) {
          if (KINDS.stream()
              .anyMatch(kind -> kind.matcher(slashed(root.relativize(entry))).matches())) {
            found.add(entry);
          }
        } else if (depth > 1
            && Files.isDirectory(entry, java.nio.file.LinkOption.NOFOLLOW_LINKS)
            && !PASSED_OVER.contains(name)
            && (!name.startsWith(".") || HIDDEN_BUT_WANTED.contains(name))) {
          below.add(entry);
        }
      }
    } catch (IOException e) {
      return;
    }
    for (Path entry : below) {
      collect(root, entry, depth - 1, left, found);
    }
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }
}
