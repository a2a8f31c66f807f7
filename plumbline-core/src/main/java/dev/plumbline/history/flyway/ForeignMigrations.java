package dev.plumbline.history.flyway;

import dev.plumbline.history.Surroundings;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Flyway's migrations in Java and Kotlin. Flyway finds them as classes in the package of its
 * location, which for {@code src/main/resources/db/migration} is {@code
 * src/main/java/db/migration}; where a project keeps them in a package near by, that is found too.
 */
final class ForeignMigrations {
  static final List<String> SUFFIXES = List.of(".java", ".kt", ".groovy", ".scala");

  private static final String RESOURCES = "src/main/resources/";
  private static final List<String> SOURCES =
      List.of("src/main/java/", "src/main/kotlin/", "src/main/groovy/", "src/main/scala/");

  /** A package of this many names belongs to one project alone. */
  private static final int OWN_PACKAGE = 3;

  private ForeignMigrations() {}

  /** Language by suffix, for people. */
  static String language(String path) {
    return switch (path.substring(path.lastIndexOf('.'))) {
      case ".kt" -> "Kotlin";
      case ".groovy" -> "Groovy";
      case ".scala" -> "Scala";
      default -> "Java";
    };
  }

  /** Whether a file's suffix is that of a language. */
  static boolean isForeign(String path) {
    return SUFFIXES.stream().anyMatch(path::endsWith);
  }

  /** Paths relative to the migrations directory, with what their names say. */
  static SortedMap<String, FlywayName> find(Surroundings around) {
    String directory = around.directory() + "/";
    int at = directory.indexOf(RESOURCES);
    var found = new TreeMap<String, FlywayName>();
    if (at < 0) {
      return found;
    }
    String module = directory.substring(0, at);
    String inPackage = directory.substring(at + RESOURCES.length());
    for (String source : SOURCES) {
      search(around, module + source, inPackage, found);
    }
    return found;
  }

  private static void search(
      Surroundings around, String source, String inPackage, SortedMap<String, FlywayName> found) {
    String folder = inPackage;
    for (int names = count(inPackage); names > 0; names--) {
      for (String path : around.below(around.fromTop(source + folder))) {
        FlywayName name = name(path);
        if (name != null) {
          found.put(path, name);
        }
      }
      if (!found.isEmpty() || names <= OWN_PACKAGE) {
        return;
      }
      folder = folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
    }
  }

  private static int count(String inPackage) {
    return (int) inPackage.chars().filter(c -> c == '/').count();
  }

  /** Names of classes cannot be configured. */
  private static @Nullable FlywayName name(String path) {
    try {
      FlywayName name =
          FlywayName.parse(
              path.substring(path.lastIndexOf('/') + 1), FlywaySettings.DEFAULT, SUFFIXES);
      return name == null || name.description().isEmpty() ? null : name;
    } catch (FlywayName.Misnamed e) {
      return null; // a class as any other
    }
  }
}
