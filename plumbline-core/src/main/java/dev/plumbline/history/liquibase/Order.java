package dev.plumbline.history.liquibase;

import dev.plumbline.history.HistoryProblem;
import dev.plumbline.history.MigrationFiles;
import dev.plumbline.history.ProblemKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of a directory in the order the root changelog includes them. */
final class Order {
  private static final Pattern ROOT =
      Pattern.compile(
          "(?:.*[._-])?(?:changelog|master|root)(?:[._-].*)?\\.(?:xml|ya?ml|json|sql)",
          Pattern.CASE_INSENSITIVE);

  /** Files with SQL, and files with changesets that are none, as Liquibase meets them. */
  final List<String> paths = new ArrayList<>();

  /** Of {@link #paths}: those that are not SQL. */
  final Set<String> foreign = new HashSet<>();

  private final MigrationFiles files;
  private final List<HistoryProblem> problems;
  private final Set<String> seen = new HashSet<>();
  private @Nullable String prefix;

  private Order(MigrationFiles files, List<HistoryProblem> problems) {
    this.files = files;
    this.problems = problems;
  }

  /** Reads it; without a root changelog it is the order of paths, which is that of includeAll. */
  static Order of(MigrationFiles files, List<HistoryProblem> problems) {
    var order = new Order(files, problems);
    String root = root(files);
    if (root == null || root.endsWith(".sql")) {
      files.paths().stream().filter(path -> path.endsWith(".sql")).forEach(order.paths::add);
    } else {
      order.read(root);
      order.reportLeftOver(root);
    }
    return order;
  }

  /** The changelog that looks like the one others are included by: not too deep, best named. */
  static @Nullable String root(MigrationFiles files) {
    String best = null;
    for (String path : files.paths()) {
      boolean here = path.indexOf('/') < 0 && ROOT.matcher(path).matches();
      if (here && (best == null || rank(path) < rank(best))) {
        best = path;
      }
    }
    return best;
  }

  private static int rank(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    int named = lower.contains("master") || lower.contains("root") ? 0 : 2;
    return named + (lower.endsWith(".sql") ? 1 : 0);
  }

  /**
   * What Liquibase writes down of a file: as the changelogs name it. Where none of them says from
   * where it counts, from Java's resources, or else from the top of the repository.
   */
  String recordedName(String path) {
    String full = full(path);
    if (prefix != null && full.startsWith(prefix)) {
      return full.substring(prefix.length());
    }
    int resources = full.indexOf("src/main/resources/");
    return resources < 0 ? full : full.substring(resources + "src/main/resources/".length());
  }

  private String full(String path) {
    String directory = files.around().directory();
    return directory.isEmpty() ? path : directory + "/" + path;
  }

  private void read(String path) {
    if (!seen.add(path)) {
      return;
    }
    if (path.endsWith(".sql")) {
      paths.add(path);
      return;
    }
    if (path.endsWith(".json")) {
      problems.add(
          HistoryProblem.ofFile(
              ProblemKind.RUNNER_CONFIGURATION,
              path,
              "a changelog in JSON is not read, so what it lists is missing here",
              "write it in XML or YAML, or as formatted SQL"));
      return;
    }
    try {
      String text = new String(files.read(path), StandardCharsets.UTF_8);
      Changelog changelog = path.endsWith(".xml") ? Changelog.xml(text) : Changelog.yaml(text);
      for (Changelog.Item item : changelog.items()) {
        follow(path, item);
      }
    } catch (IOException e) {
      unreadable(path, 0, 0, "the changelog cannot be read: " + e.getMessage());
    } catch (Changelog.Unreadable e) {
      unreadable(path, e.line, e.column, String.valueOf(e.getMessage()));
    }
  }

  private void follow(String changelog, Changelog.Item item) {
    switch (item.kind()) {
      case CHANGESET -> {
        if (foreign.add(changelog)) {
          paths.add(changelog);
        }
      }
      case INCLUDE -> {
        String file = resolve(changelog, item);
        if (file == null) {
          absent(changelog, item, "the file");
        } else {
          read(file);
        }
      }
      case INCLUDE_ALL -> {
        Set<String> below = below(changelog, item);
        if (below.isEmpty()) {
          absent(changelog, item, "the directory");
        }
        below.forEach(this::read);
      }
    }
  }

  private @Nullable String resolve(String changelog, Changelog.Item item) {
    if (item.relative()) {
      String path = normal(parent(changelog) + item.name());
      return files.paths().contains(path) ? path : null;
    }
    String name = fromTop(item.name());
    for (String path : files.paths()) {
      String full = full(path);
      if (full.equals(name) || full.endsWith("/" + name)) {
        prefix = prefix == null ? full.substring(0, full.length() - name.length()) : prefix;
        return path;
      }
    }
    return null;
  }

  private Set<String> below(String changelog, Changelog.Item item) {
    var below = new TreeSet<String>();
    String name = item.relative() ? normal(parent(changelog) + item.name()) : fromTop(item.name());
    String folder = name.endsWith("/") || name.isEmpty() ? name : name + "/";
    for (String path : files.paths()) {
      boolean changelogToo = path.matches(".*\\.(?:sql|xml|ya?ml|json)") && !path.equals(changelog);
      boolean inside =
          item.relative() ? path.startsWith(folder) : ("/" + full(path)).contains("/" + folder);
      if (changelogToo && inside) {
        if (!item.relative() && prefix == null) {
          prefix = full(path).substring(0, ("/" + full(path)).indexOf("/" + folder));
        }
        below.add(path);
      }
    }
    return below;
  }

  private static String fromTop(String name) {
    return normal(name.replaceFirst("^(?:classpath\\*?:)?/*", ""));
  }

  private static String normal(String path) {
    return java.nio.file.Path.of(path).normalize().toString().replace('\\', '/');
  }

  private static String parent(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  private void absent(String changelog, Changelog.Item item, String what) {
    problems.add(
        new HistoryProblem(
            ProblemKind.RUNNER_STOPS,
            changelog,
            item.line(),
            item.column(),
            "it includes %s %s, which is not there; Liquibase runs nothing"
                .formatted(what, item.name()),
            "restore it, or take the include out if it was never merged"));
  }

  private void reportLeftOver(String root) {
    for (String path : files.paths()) {
      if (path.endsWith(".sql") && !seen.contains(path) && isChangelog(path)) {
        problems.add(
            HistoryProblem.ofFile(
                ProblemKind.FILE_NOT_IN_JOURNAL,
                path,
                "no changelog that %s leads to includes the file, so Liquibase never runs it"
                    .formatted(root),
                "include it, or delete it"));
      }
    }
  }

  private boolean isChangelog(String path) {
    try {
      return Changeset.isFormatted(new String(files.read(path), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return false;
    }
  }

  private void unreadable(String path, int line, int column, String message) {
    problems.add(
        new HistoryProblem(
            ProblemKind.RUNNER_CONFIGURATION,
            path,
            line,
            column,
            message,
            "put it right; Liquibase runs nothing before"));
  }
}
