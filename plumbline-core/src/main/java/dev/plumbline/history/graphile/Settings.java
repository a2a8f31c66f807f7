package dev.plumbline.history.graphile;

import dev.plumbline.history.HistoryProblem;
import dev.plumbline.history.MigrationReader;
import dev.plumbline.history.ProblemKind;
import dev.plumbline.history.Surroundings;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSource.Edit;
import dev.plumbline.sql.SqlSourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * The placeholders of {@code .gmrc}, put into a text as graphile-migrate does: wherever they stand,
 * when no letter follows.
 */
final class Settings implements MigrationReader.Rewriting {
  /** Where a value comes from the environment of whoever runs it. */
  private static final String OF_ENVIRONMENT = "!ENV";

  private final Map<String, String> values = new TreeMap<>();
  private final Pattern pattern;

  /**
   * @param given by plumbline.toml; what it says goes before what .gmrc says
   */
  Settings(Surroundings around, Map<String, String> given, List<HistoryProblem> problems) {
    // The database in scratch has a name of its own; who owns it is who runs the migration.
    values.put(":DATABASE_OWNER", "CURRENT_USER");
    values.put(":DATABASE_NAME", OF_ENVIRONMENT);
    String path = around.nearest(".gmrc");
    if (path != null) {
      read(path, around, problems);
    }
    given.forEach((name, value) -> values.put(name.startsWith(":") ? name : ":" + name, value));
    List<String> names =
        values.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .toList();
    pattern = Pattern.compile("(?:" + String.join("|", names) + ")\\b");
  }

  @Override
  public SqlSource rewrite(SqlSource source) throws SqlSourceException {
    String text = source.text();
    if (text.indexOf(':') < 0) {
      return source;
    }
    List<Edit> edits = new ArrayList<>();
    int body = bodyOf(text);
    Matcher matcher = pattern.matcher(text);
    int from = body;
    while (matcher.find(from)) {
      String value = values.get(matcher.group());
      if (value == null || value.equals(OF_ENVIRONMENT)) {
        throw new SqlSourceException(
            source.name(),
            source.position(matcher.start()),
            "the placeholder %s has no value here: it comes from the environment"
                .formatted(matcher.group()),
            "give it one: \"%s\" = … under [migrations.placeholders] in plumbline.toml"
                .formatted(matcher.group()));
      }
      edits.add(new Edit(matcher.start(), matcher.end(), value));
      from = matcher.end();
    }
    return source.replacing(edits);
  }

  /** The header is not replaced. */
  private static int bodyOf(String text) {
    int at = 0;
    while (text.startsWith("--! ", at) && text.indexOf('\n', at) >= 0) {
      at = text.indexOf('\n', at) + 1;
    }
    return at;
  }

  private void read(String path, Surroundings around, List<HistoryProblem> problems) {
    JsonFactory lenient =
        JsonFactory.builder()
            .enable(
                JsonReadFeature.ALLOW_JAVA_COMMENTS,
                JsonReadFeature.ALLOW_TRAILING_COMMA,
                JsonReadFeature.ALLOW_SINGLE_QUOTES,
                JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
            .build();
    try {
      byte[] bytes = around.read(path);
      String text = bytes == null ? "{}" : new String(bytes, StandardCharsets.UTF_8);
      try (JsonParser parser = lenient.createParser(ObjectReadContext.empty(), text)) {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          String property = parser.currentName();
          if (parser.nextToken() == JsonToken.START_OBJECT && property.equals("placeholders")) {
            placeholders(parser);
          } else {
            parser.skipChildren();
          }
        }
      }
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      unreadable(path, at, e.getOriginalMessage(), problems);
    } catch (IOException e) {
      unreadable(path, null, e.getMessage(), problems);
    }
  }

  private void placeholders(JsonParser parser) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      if (parser.nextToken() == JsonToken.VALUE_STRING) {
        values.put(name, parser.getString());
      } else {
        parser.skipChildren();
      }
    }
  }

  private static void unreadable(
      String path,
      @Nullable TokenStreamLocation at,
      @Nullable String why,
      List<HistoryProblem> problems) {
    problems.add(
        new HistoryProblem(
            ProblemKind.RUNNER_CONFIGURATION,
            path,
            at == null ? 0 : Math.max(1, at.getLineNr()),
            at == null ? 0 : Math.max(1, at.getColumnNr()),
            "graphile-migrate's settings cannot be read: "
                + String.valueOf(why).lines().findFirst().orElse(""),
            "put them right; until then placeholders have no values here"));
  }
}
