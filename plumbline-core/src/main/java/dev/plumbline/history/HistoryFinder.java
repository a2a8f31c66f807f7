package dev.plumbline.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the migrations of a project nobody described: the directory given, then the usual places,
 * then any directory not too deep down that is named as one or has a Drizzle journal.
 */
public final class HistoryFinder {
  /**
   * Where migrations are.
   *
   * @param files of the directory as they were listed to recognise it
   * @param why what was seen, for people
   */
  public record Found(Path directory, MigrationFiles files, Convention convention, String why) {}

  private static final Pattern OTHER_DATABASE =
      Pattern.compile(
          "(?:^|[/_-])(?:clickhouse|mysql|mariadb|sqlite3?|mssql|sqlserver|oracle|h2|hsqldb|db2"
              + "|mongo(?:db)?|cassandra|snowflake|bigquery|duckdb|spanner)(?:$|[/_-])",
          Pattern.CASE_INSENSITIVE);

  private final Path root;

  private HistoryFinder(Path root) {
    this.root = root;
  }

  /**
   * The one directory of migrations in or below a directory.
   *
   * @throws HistoryNotFoundException when there is none or more than one
   */
  public static Found find(Path projectRoot) throws HistoryNotFoundException {
    if (!Files.isDirectory(projectRoot)) {
      String what = Files.exists(projectRoot) ? " is not a directory" : " does not exist";
      throw new HistoryNotFoundException(
          projectRoot + what + "; name a project, or a directory of migrations", List.of());
    }
    return new HistoryFinder(projectRoot).find();
  }

  private Found find() throws HistoryNotFoundException {
    var places = new MigrationPlaces(root);
    if (places.mayHoldMigrations(root) || places.isNamedForItsSql(root)) {
      Optional<Found> itself = examine(root);
      if (itself.isPresent()) {
        return itself.get();
      }
    }
    List<Found> found = examineAll(places.wholes(places.usual()));
    if (found.isEmpty()) {
      found = examineAll(places.wholes(places.unusual()));
    }
    if (found.isEmpty()) {
      found = examineAll(places.marked());
    }
    if (found.size() > 1) {
      found = withoutOtherDatabases(found);
    }
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw found.isEmpty() ? none(places) : several(found);
  }

  /** What lies in a folder named after another database is for that one, if anything is left. */
  private List<Found> withoutOtherDatabases(List<Found> found) {
    List<Found> ours =
        found.stream()
            .filter(one -> !OTHER_DATABASE.matcher(relative(one.directory())).find())
            .toList();
    return ours.isEmpty() ? found : ours;
  }

  private static List<Found> examineAll(List<Path> directories) {
    var found = new ArrayList<Found>();
    for (Path directory : directories) {
      examine(directory).ifPresent(found::add);
    }
    found.removeIf(one -> found.stream().anyMatch(other -> holds(other, one)));
    return found;
  }

  /** Whether one is a directory of the other's, as with releases in Flyway. */
  private static boolean holds(Found outer, Found inner) {
    return !outer.directory().equals(inner.directory())
        && inner.directory().startsWith(outer.directory())
        && inner.convention() == outer.convention();
  }

  private static Optional<Found> examine(Path directory) {
    try {
      DirectoryFiles files = DirectoryFiles.of(directory);
      return Conventions.recognise(files)
          .map(seen -> new Found(directory, files, seen.convention(), seen.why()));
    } catch (IOException e) {
      return Optional.empty(); // not ours to read, so not ours to check
    }
  }

  private HistoryNotFoundException several(List<Found> found) {
    var message = new StringBuilder("found %d directories of migrations:".formatted(found.size()));
    for (Found one : found) {
      message.append(
          "\n  %s (%s: %s)".formatted(relative(one.directory()), one.convention().id(), one.why()));
    }
    message
        .append("\nname one on the command line (plumb check ")
        .append(relative(found.getFirst().directory()))
        .append("), or as directory under [migrations] in plumbline.toml");
    return new HistoryNotFoundException(
        message.toString(), found.stream().map(Found::directory).toList());
  }

  private HistoryNotFoundException none(MigrationPlaces places) {
    var message = new StringBuilder("no migrations found in " + root + "; looked at:");
    message.append("\n  the directory itself, and in it ").append(MigrationPlaces.describe());
    for (Path directory : places.named()) {
      message.append("\n  %s: %s".formatted(relative(directory), describe(directory)));
    }
    message.append(
        "\n"
            + "name the directory on the command line, or as directory under [migrations] in"
            + " plumbline.toml");
    return new HistoryNotFoundException(message.toString(), List.of());
  }

  private static String describe(Path directory) {
    try {
      return OtherTools.describe(DirectoryFiles.of(directory));
    } catch (IOException e) {
      return "cannot be listed";
    }
  }

  private String relative(Path directory) {
    Path relative = root.relativize(directory);
    return relative.toString().isEmpty() ? "." : relative.toString();
  }
}
