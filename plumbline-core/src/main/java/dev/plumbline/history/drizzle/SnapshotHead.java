package dev.plumbline.history.drizzle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * What a snapshot of drizzle-kit says of itself: the first lines of a file that may have a
 * megabyte.
 *
 * @param previous what it follows: one in 0.x, one or more in 1.0
 * @param line of the first of them, from 1
 * @param column of the first of them, from 1
 */
record SnapshotHead(String id, List<String> previous, int line, int column) {
  /** Where id and prevId stand in what drizzle-kit writes, and much room for what may be before. */
  static final int BYTES = 4096;

  /** What follows nothing. */
  static final String ROOT = "00000000-0000-0000-0000-000000000000";

  /** Null when the head of the file does not say. */
  static @Nullable SnapshotHead parse(byte[] head) {
    String text = new String(head, StandardCharsets.UTF_8);
    String id = null;
    List<String> previous = null;
    TokenStreamLocation at = null;
    try (JsonParser parser =
        new JsonFactory()
            .createParser(
                ObjectReadContext.empty(), text.startsWith("\uFEFF") ? text.substring(1) : text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while ((id == null || previous == null) && parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String property = parser.currentName();
        JsonToken value = parser.nextToken();
        if (property.equals("id") && value == JsonToken.VALUE_STRING) {
          id = parser.getString();
        } else if (property.equals("prevId") && value == JsonToken.VALUE_STRING) {
          String one = parser.getString();
          previous = List.of(one.isBlank() ? ROOT : one);
          at = parser.currentTokenLocation();
        } else if (property.equals("prevIds") && value == JsonToken.START_ARRAY) {
          at = parser.currentTokenLocation();
          previous = strings(parser);
        } else {
          parser.skipChildren();
        }
      }
    } catch (JacksonException e) {
      return null; // cut off, or no JSON
    }
    return id == null || previous == null || at == null
        ? null
        : new SnapshotHead(id, previous, at.getLineNr(), at.getColumnNr());
  }

  private static List<String> strings(JsonParser parser) {
    var strings = new ArrayList<String>();
    while (parser.nextToken() == JsonToken.VALUE_STRING) {
      strings.add(parser.getString());
    }
    return strings;
  }
}
