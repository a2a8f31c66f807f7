package dev.plumbline.history.flyway;

import dev.plumbline.history.HistoryProblem;
import dev.plumbline.history.MigrationFiles;
import dev.plumbline.history.ProblemKind;
import dev.plumbline.history.Surroundings;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;

/**
 * Finds what a project told Flyway: the nearest {@code flyway.toml} or {@code flyway.conf} on the
 * way up to the top of the repository, there or in {@code conf/}, or Spring Boot's {@code
 * application.properties} or {@code application.yml} with {@code spring.flyway} in it. The command
 * line, the environment and what a program sets in its own code are not to be seen.
 */
final class FlywaySettingsFile {
  private static final String SPRING = "spring.flyway.";
  private static final String FLYWAY = "flyway.";

  private final Surroundings around;
  private final List<HistoryProblem> problems;

  FlywaySettingsFile(Surroundings around, List<HistoryProblem> problems) {
    this.around = around;
    this.problems = problems;
  }

  static FlywaySettings settings(MigrationFiles files, List<HistoryProblem> problems) {
    var file = new FlywaySettingsFile(files.around(), problems);
    FlywaySettings own = file.own();
    return own == null ? file.spring() : own;
  }

  private @Nullable FlywaySettings own() {
    String path =
        around.nearest("flyway.toml", "flyway.conf", "conf/flyway.toml", "conf/flyway.conf");
    String text = path == null ? null : text(path);
    if (path == null || text == null) {
      return null;
    }
    Map<String, String> values = path.endsWith(".toml") ? toml(path, text) : properties(path, text);
    return new FlywaySettings(path, below(FLYWAY, values));
  }

  private FlywaySettings spring() {
    String path = around.nearest("application.properties", "application.yml", "application.yaml");
    String text = path == null ? null : text(path);
    if (path == null || text == null) {
      return FlywaySettings.DEFAULT;
    }
    Map<String, String> all =
        path.endsWith(".properties") ? properties(path, text) : SpringYaml.values(text);
    var values = new TreeMap<String, String>();
    below(SPRING, all)
        .forEach((key, value) -> {
          String known = SpringYaml.resolved(value, all);
          if (known != null) {
            values.put(camelCase(key), known);
          }
        });
    return values.isEmpty() ? FlywaySettings.DEFAULT : new FlywaySettings(path, values);
  }

  /** {@code out-of-order} is {@code outOfOrder}; names of placeholders stay as they are. */
  private static String camelCase(String key) {
    if (key.startsWith("placeholders.")) {
      return key;
    }
    var camel = new StringBuilder();
    for (int i = 0; i < key.length(); i++) {
      boolean dash = key.charAt(i) == '-' && i + 1 < key.length();
      camel.append(dash ? Character.toUpperCase(key.charAt(++i)) : key.charAt(i));
    }
    return camel.toString();
  }

  private static Map<String, String> below(String prefix, Map<String, String> values) {
    var found = new TreeMap<String, String>();
    values.forEach((key, value) -> {
      if (key.startsWith(prefix)) {
        found.put(key.substring(prefix.length()), value);
      }
    });
    return found;
  }

  private Map<String, String> properties(String path, String text) {
    var properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      unreadable(path, 0, 0, String.valueOf(e.getMessage()));
    }
    var values = new TreeMap<String, String>();
    properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
    return values;
  }

  private Map<String, String> toml(String path, String text) {
    TomlParseResult toml = Toml.parse(text);
    toml.errors().stream()
        .findFirst()
        .ifPresent(e ->
            unreadable(
                path, e.position().line(), e.position().column(), String.valueOf(e.getMessage())));
    var values = new TreeMap<String, String>();
    toml.dottedEntrySet(false)
        .forEach(entry -> {
          Object value = entry.getValue();
          values.put(
              entry.getKey(),
              value instanceof TomlArray array
                  ? String.join(",", array.toList().stream().map(String::valueOf).toList())
                  : String.valueOf(value));
        });
    return values;
  }

  private @Nullable String text(String path) {
    try {
      byte[] bytes = around.read(path);
      return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      unreadable(path, 0, 0, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private void unreadable(String path, int line, int column, String why) {
    problems.add(
        new HistoryProblem(
            ProblemKind.RUNNER_CONFIGURATION,
            path,
            line,
            column,
            "Flyway's configuration cannot be read: " + why.lines().findFirst().orElse(""),
            "put it right; until then the migrations are read as Flyway would without it"));
  }
}
