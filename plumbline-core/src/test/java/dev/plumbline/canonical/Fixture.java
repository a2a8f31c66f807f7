package dev.plumbline.canonical;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An SQL file of the fixtures; {@code -- since 15} at its top names the first major it suits,
 * {@code -- until 17} the last.
 */
record Fixture(String name, String sql, int since, int until) {
  private static final Pattern SINCE = Pattern.compile("\\A-- since (\\d+)");
  private static final Pattern UNTIL = Pattern.compile("\\A-- until (\\d+)");

  static List<Fixture> all() {
    return all(fixture -> true);
  }

  static List<Fixture> all(int major) {
    return all(fixture -> fixture.since <= major && major <= fixture.until);
  }

  private static List<Fixture> all(Predicate<Fixture> wanted) {
    try {
      URL folder = Objects.requireNonNull(Fixture.class.getResource("/fixtures"));
      Path root = Path.of(folder.toURI());
      try (Stream<Path> files = Files.walk(root)) {
        return files
            .filter(file -> file.toString().endsWith(".sql"))
            .sorted()
            .map(file -> read(root, file))
            .filter(wanted)
            .toList();
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Fixture read(Path root, Path file) {
    try {
      String sql = Files.readString(file);
      Matcher since = SINCE.matcher(sql);
      int first = since.find() ? Integer.parseInt(since.group(1)) : 0;
      Matcher until = UNTIL.matcher(sql);
      int last = until.find() ? Integer.parseInt(until.group(1)) : Integer.MAX_VALUE;
      return new Fixture(root.relativize(file).toString(), sql, first, last);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether it holds something the server prints differently once it was loaded from its print. */
  boolean settles() {
    return sql.contains("-- settles");
  }

  /**
   * Whether the judge may print objects in the order they were made: it has no order of a cycle.
   */
  boolean anyOrder() {
    return sql.contains("-- any order");
  }

  /** What must stand before other SQL so that it is loaded as this fixture was. */
  String prefix() {
    return sql.contains(Databases.AS_SUPERUSER) ? Databases.AS_SUPERUSER : "";
  }

  @Override
  public String toString() {
    return name;
  }
}
