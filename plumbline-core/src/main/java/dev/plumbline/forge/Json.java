package dev.plumbline.forge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A value of an answer. What is not there, or of another type, reads as nothing: a forge may leave
 * out what it does not know.
 */
record Json(@Nullable Object value) {
  /**
   * Reads a whole document.
   *
   * @throws tools.jackson.core.JacksonException when it is not JSON
   */
  static Json parse(byte[] text) {
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      return new Json(read(parser));
    }
  }

  /** The value behind these names, from the outside in. */
  Json at(String... names) {
    Object at = value;
    for (String name : names) {
      at = at instanceof Map<?, ?> object ? object.get(name) : null;
    }
    return new Json(at);
  }

  /** The members of an array; none when it is none. */
  List<Json> items() {
    List<Json> items = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.forEach(item -> items.add(new Json(item)));
    }
    return items;
  }

  boolean isNull() {
    return value == null;
  }

  @Nullable String text() {
    return value instanceof String text ? text : null;
  }

  String text(String otherwise) {
    return value instanceof String text ? text : otherwise;
  }

  long number() {
    return value instanceof Long number ? number : 0;
  }

  boolean isTrue() {
    return Boolean.TRUE.equals(value);
  }

  private static @Nullable Object read(JsonParser parser) {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> parser.getBigIntegerValue().longValue();
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      case null, default -> null;
    };
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      object.put(name, read(parser));
    }
    return object;
  }

  private static List<@Nullable Object> array(JsonParser parser) {
    List<@Nullable Object> array = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(read(parser));
    }
    return array;
  }
}
