package dev.plumbline.history.flyway;

import dev.plumbline.history.MigrationReader;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSource.Edit;
import dev.plumbline.sql.SqlSourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Flyway's <code>${name}</code>: replaced wherever it stands, in comments and function bodies too;
 * a name without a value stops Flyway.
 */
final class Placeholders implements MigrationReader.Rewriting {
  private final String prefix;
  private final String suffix;
  private final Map<String, String> values = new TreeMap<>();

  /**
   * @param given by plumbline.toml; what it says goes before what Flyway's configuration says
   */
  Placeholders(FlywaySettings settings, Map<String, String> given) {
    prefix = settings.placeholderPrefix();
    suffix = settings.placeholderSuffix();
    values.put("flyway:defaultschema", settings.defaultSchema());
    values.put("flyway:table", settings.table());
    // Names of the scratch database would mean nothing; as a role this is who runs the migration.
    values.put("flyway:user", "CURRENT_USER");
    values.putAll(settings.placeholders());
    given.forEach((name, value) -> values.put(name.toLowerCase(Locale.ROOT), value));
  }

  @Override
  public SqlSource rewrite(SqlSource source) throws SqlSourceException {
    String text = source.text();
    int at = text.indexOf(prefix);
    if (at < 0) {
      return source;
    }
    List<Edit> edits = new ArrayList<>();
    while (at >= 0) {
      int end = text.indexOf(suffix, at + prefix.length());
      if (end < 0) {
        throw new SqlSourceException(
            source.name(),
            source.position(at),
            "%s opens a placeholder that nothing closes, so Flyway cannot read the file"
                .formatted(prefix),
            "close it with " + suffix);
      }
      String name = text.substring(at + prefix.length(), end);
      edits.add(new Edit(at, end + suffix.length(), value(source, at, name)));
      at = text.indexOf(prefix, end + suffix.length());
    }
    return source.replacing(edits);
  }

  private String value(SqlSource source, int at, String name) throws SqlSourceException {
    String key = name.toLowerCase(Locale.ROOT);
    if (key.equals("flyway:filename")) {
      return source.name().substring(source.name().lastIndexOf('/') + 1);
    }
    String value = values.get(key);
    if (value == null) {
      String line = name.lines().findFirst().orElse("");
      throw new SqlSourceException(
          source.name(),
          source.position(at),
          "the placeholder %s%s%s has no value in any configuration of Flyway in this repository"
              .formatted(prefix, line, suffix),
          "give it the value it has in production: \"%s\" = … under [migrations.placeholders] in"
                  .formatted(line)
              + " plumbline.toml; or, if it is none, set placeholderReplacement=false in the file's"
              + " script configuration");
    }
    return value;
  }
}
