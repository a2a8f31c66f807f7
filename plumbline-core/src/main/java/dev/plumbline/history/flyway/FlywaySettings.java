package dev.plumbline.history.flyway;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a project told Flyway, where it is to be found in the repository.
 *
 * @param source the file it stands in, relative to the migrations directory; null when none was
 *     found and everything is as Flyway has it without
 * @param values by the key that Flyway's own file has, without {@code flyway.} before it
 */
record FlywaySettings(@Nullable String source, Map<String, String> values) {
  private static final String PLACEHOLDERS = "placeholders.";

  static final FlywaySettings DEFAULT = new FlywaySettings(null, Map.of());

  FlywaySettings {
    values = Map.copyOf(values);
  }

  String versionedPrefix() {
    return values.getOrDefault("sqlMigrationPrefix", "V");
  }

  String undoPrefix() {
    return values.getOrDefault("undoSqlMigrationPrefix", "U");
  }

  String repeatablePrefix() {
    return values.getOrDefault("repeatableSqlMigrationPrefix", "R");
  }

  String baselinePrefix() {
    return values.getOrDefault("baselineMigrationPrefix", "B");
  }

  String separator() {
    return values.getOrDefault("sqlMigrationSeparator", "__");
  }

  List<String> suffixes() {
    return list("sqlMigrationSuffixes", ".sql");
  }

  boolean outOfOrder() {
    return flag("outOfOrder", false);
  }

  boolean mixed() {
    return flag("mixed", false);
  }

  boolean group() {
    return flag("group", false);
  }

  boolean validatesBeforeItMigrates() {
    return flag("validateOnMigrate", true);
  }

  boolean replacesPlaceholders() {
    return flag("placeholderReplacement", true);
  }

  boolean executesInTransaction() {
    return flag("executeInTransaction", true);
  }

  String placeholderPrefix() {
    return values.getOrDefault("placeholderPrefix", "${");
  }

  String placeholderSuffix() {
    return values.getOrDefault("placeholderSuffix", "}");
  }

  String defaultSchema() {
    String first = values.getOrDefault("schemas", "").split(",", -1)[0].strip();
    return values.getOrDefault("defaultSchema", first.isEmpty() ? "public" : first);
  }

  String table() {
    return values.getOrDefault("table", "flyway_schema_history");
  }

  /** Of a database that was there before Flyway. */
  String baselineVersion() {
    return values.getOrDefault("baselineVersion", "1");
  }

  /** What is left out of validation: {@code "*:ignored"}. */
  List<String> ignoreMigrationPatterns() {
    return list("ignoreMigrationPatterns", "*:future");
  }

  /** Names in lower case: Flyway does not tell cases apart. */
  Map<String, String> placeholders() {
    var placeholders = new TreeMap<String, String>();
    values.forEach((key, value) -> {
      if (key.startsWith(PLACEHOLDERS)) {
        placeholders.put(key.substring(PLACEHOLDERS.length()).toLowerCase(Locale.ROOT), value);
      }
    });
    return placeholders;
  }

  private boolean flag(String key, boolean unset) {
    String value = values.get(key);
    return value == null ? unset : Boolean.parseBoolean(value.strip());
  }

  private List<String> list(String key, String unset) {
    String value = values.getOrDefault(key, unset);
    return List.of(value.split(",", -1)).stream()
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }
}
