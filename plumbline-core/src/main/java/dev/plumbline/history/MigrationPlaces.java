package dev.plumbline.history;

import dev.plumbline.history.drizzle.Drizzle;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Directories of a project in which migrations may be; only names are looked at here. */
final class MigrationPlaces {
  private static final int DEEPEST = 6;

  /** Below {@code src/main/resources} a directory is a Java package, and lies deep. */
  private static final int DEEPEST_PACKAGE = 14;

  private static final int MOST_DIRECTORIES = 20_000;

  private static final Set<String> NAMES =
      Set.of(
          "migrations",
          "migration",
          "migrate",
          "drizzle",
          "sql",
          "versions",
          "postgres",
          "postgresql");

  private static final List<String> HOMES =
      List.of(
          "",
          "db",
          "database",
          "sql",
          "src",
          "src/db",
          "src/database",
          "server",
          "server/db",
          "backend",
          "supabase",
          "prisma",
          "src/main/resources/db",
          "src/main/resources");

  private static final List<String> GROUPS =
      List.of("libs", "packages", "apps", "services", "modules", "crates");

  /** Never the project's own work. */
  private static final Set<String> IGNORED =
      Set.of(
          "node_modules",
          "target",
          "dist",
          "build",
          "out",
          "vendor",
          "venv",
          "__pycache__",
          "test",
          "tests",
          "__tests__",
          "testdata",
          "fixtures");

  private final Path root;
  private @Nullable List<Path> walked;

  MigrationPlaces(Path root) {
    this.root = root;
  }

  /** For messages. */
  static String describe() {
    return "migrations/ and drizzle/ at the top, in db/, database/, src/, and in each of libs/*,"
        + " packages/*, apps/*; any directory named so, or with meta/_journal.json, down to "
        + DEEPEST
        + " levels";
  }

  /** Without listing any large directory. */
  List<Path> usual() {
    var places = new TreeSet<Path>();
    addHomes(root, places);
    for (String group : GROUPS) {
      for (Path member : directories(root.resolve(group))) {
        addHomes(member, places);
      }
    }
    return places.stream().filter(this::mayHoldMigrations).toList();
  }

  private static void addHomes(Path base, Set<Path> places) {
    for (String home : HOMES) {
      for (String name : List.of("migrations", "migration", "drizzle")) {
        Path place = base.resolve(home).resolve(name);
        if (Files.isDirectory(place)) {
          places.add(place);
        }
      }
    }
  }

  /** Everywhere else, as deep and as much as is still cheap: what is named as migrations are. */
  List<Path> unusual() {
    return walk().stream()
        .filter(path -> hasJournal(path) || NAMES.contains(nameOf(path)))
        .filter(this::mayHoldMigrations)
        .toList();
  }

  /** Directories, or what they are only a part of: {@code deploy/} below a plan. */
  List<Path> wholes(List<Path> directories) {
    return directories.stream().map(this::whole).distinct().toList();
  }

  private Path whole(Path directory) {
    Path above = directory.getParent();
    for (; above != null && above.startsWith(root); above = above.getParent()) {
      if (isMarked(above)) {
        return above;
      }
    }
    return directory;
  }

  /** Directories of any name, with a file that only a convention's directory has. */
  List<Path> marked() {
    return walk().stream().filter(this::isMarked).toList();
  }

  /** Directories whose name alone promises migrations, to say what is in them. */
  List<Path> named() {
    return walk().stream()
        .filter(path -> Set.of("migrations", "migration", "drizzle").contains(nameOf(path)))
        .limit(5)
        .toList();
  }

  private List<Path> walk() {
    if (walked == null) {
      walked = walkOnce();
    }
    return walked;
  }

  private List<Path> walkOnce() {
    var found = new TreeSet<Path>();
    var queue = new ArrayDeque<Path>(List.of(root));
    for (int visited = 0; !queue.isEmpty() && visited < MOST_DIRECTORIES; visited++) {
      Path directory = queue.remove();
      if (!directory.equals(root)) {
        found.add(directory);
      }
      if (!hasJournal(directory) && depth(directory) < deepest(directory)) {
        queue.addAll(directories(directory));
      }
    }
    return List.copyOf(found);
  }

  private int depth(Path directory) {
    return root.relativize(directory).getNameCount();
  }

  private int deepest(Path directory) {
    for (Path part : root.relativize(directory)) {
      if (part.toString().equals("resources")) {
        return DEEPEST_PACKAGE;
      }
    }
    return DEEPEST;
  }

  private static boolean hasJournal(Path directory) {
    return Files.isRegularFile(directory.resolve(Drizzle.JOURNAL));
  }

  private boolean isMarked(Path directory) {
    return anyName(directory, Convention::markedBy);
  }

  /** Whether one look at the names in it makes reading it worth while. */
  boolean mayHoldMigrations(Path directory) {
    return anyName(directory, Convention::hintedBy);
  }

  /** A directory somebody named, with SQL in it, that is no project: worth a look whatever. */
  boolean isNamedForItsSql(Path directory) {
    if (Files.exists(directory.resolve(".git"))) {
      return false;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "*.sql")) {
      return entries.iterator().hasNext();
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean anyName(Path directory, BiPredicate<Convention, String> says) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        String name = nameOf(entry);
        if (Conventions.all().stream().anyMatch(convention -> says.test(convention, name))) {
          return true;
        }
      }
    } catch (IOException e) {
      return false;
    }
    return false;
  }

  private static List<Path> directories(Path parent) {
    var directories = new ArrayList<Path>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent)) {
      for (Path entry : entries) {
        String name = nameOf(entry);
        if (!name.startsWith(".")
            && !IGNORED.contains(name)
            && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          directories.add(entry);
        }
      }
    } catch (IOException e) {
      return List.of(); // not there, or not ours to read
    }
    directories.sort(null);
    return directories;
  }

  private static String nameOf(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
