package dev.plumbline.history.drizzle;

import dev.plumbline.history.NumberingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A Drizzle journal as text, to which entries are added without touching how the rest is laid out.
 */
final class JournalText {
  private record Span(int from, int to) {}

  private final String text;
  private final List<Span> spans;
  private final int opening;

  private JournalText(String text, List<Span> spans, int opening) {
    this.text = text;
    this.spans = List.copyOf(spans);
    this.opening = opening;
  }

  /** A journal that {@link Journal#parse} can read. */
  static JournalText of(String text) throws NumberingException {
    List<Span> spans = new ArrayList<>();
    int opening = -1;
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String property = parser.currentName();
        JsonToken value = parser.nextToken();
        if (!property.equals("entries") || value != JsonToken.START_ARRAY) {
          parser.skipChildren();
          continue;
        }
        opening = (int) parser.currentTokenLocation().getCharOffset() + 1;
        while (parser.nextToken() == JsonToken.START_OBJECT) {
          int from = (int) parser.currentTokenLocation().getCharOffset();
          parser.skipChildren();
          spans.add(new Span(from, (int) parser.currentTokenLocation().getCharOffset() + 1));
        }
      }
    } catch (JacksonException e) {
      opening = -1;
    }
    if (opening < 0) {
      throw new NumberingException(
          Drizzle.JOURNAL + " cannot be read as a journal",
          "restore it from git; drizzle-kit writes it, nobody else should");
    }
    return new JournalText(text, spans, opening);
  }

  /** The text of the entry at a place, from 0. */
  String entry(int index) {
    Span span = spans.get(index);
    return text.substring(span.from(), span.to());
  }

  /** The journal with entries behind its own. */
  String with(List<String> entries) {
    if (entries.isEmpty()) {
      return text;
    }
    if (spans.isEmpty()) {
      String inner = "\n    " + String.join(",\n    ", entries) + "\n  ";
      int closing = text.indexOf(']', opening);
      return text.substring(0, opening) + inner + text.substring(closing);
    }
    int end = spans.getLast().to();
    StringBuilder added = new StringBuilder();
    for (String entry : entries) {
      added.append(',').append(space()).append(entry);
    }
    return text.substring(0, end) + added + text.substring(end);
  }

  /** What stands before an entry. */
  private String space() {
    int from = spans.size() > 1 ? spans.get(spans.size() - 2).to() : opening;
    return text.substring(from, spans.getLast().from()).replaceFirst("^\\s*,", "");
  }

  /** An entry with other values; what it says besides stays. */
  static String changed(String entry, long idx, long when, String tag) {
    String changed = entry;
    for (var value :
        Map.of("idx", Long.toString(idx), "when", Long.toString(when), "tag", quoted(tag))
            .entrySet()) {
      Pattern property =
          Pattern.compile("(\"" + value.getKey() + "\"\\s*:\\s*)(?:\"(?:[^\"\\\\]|\\\\.)*\"|\\d+)");
      changed =
          property
              .matcher(changed)
              .replaceFirst(match -> Matcher.quoteReplacement(match.group(1) + value.getValue()));
    }
    return changed;
  }

  /** An entry as drizzle-kit writes it, laid out as the last of this journal. */
  String made(@Nullable String version, long idx, long when, String tag) {
    if (!spans.isEmpty()) {
      return changed(entry(spans.size() - 1), idx, when, tag);
    }
    return """
    {
          "idx": %d,
          "version": %s,
          "when": %d,
          "tag": %s,
          "breakpoints": true
        }\
    """
        .formatted(idx, quoted(version == null ? "7" : version), when, quoted(tag));
  }

  private static String quoted(String value) {
    return new Json.Text(value).write("");
  }
}
