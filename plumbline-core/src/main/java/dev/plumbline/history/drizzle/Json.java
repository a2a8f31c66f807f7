package dev.plumbline.history.drizzle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A JSON value whose members keep their order and whose numbers keep their spelling. */
sealed interface Json {
  /** An object. */
  record Members(Map<String, Json> byName) implements Json {
    public Members {
      byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /** With one member set, at its place or at the end. */
    Members with(String name, Json value) {
      Map<String, Json> changed = new LinkedHashMap<>(byName);
      changed.put(name, value);
      return new Members(changed);
    }

    /** The text of a member; null when it is none. */
    @Nullable String text(String name) {
      return byName.get(name) instanceof Text(String value) ? value : null;
    }
  }

  /** An array. */
  record Items(List<Json> values) implements Json {
    public Items {
      values = List.copyOf(values);
    }
  }

  /** A string. */
  record Text(String value) implements Json {}

  /** A number, true, false or null, as written. */
  record Literal(String written) implements Json {}

  /** Null when the text is no JSON. */
  static @Nullable Json parse(String text) {
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      return parser.nextToken() == null ? null : read(parser);
    } catch (JacksonException e) {
      return null;
    }
  }

  private static Json read(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          members.put(name, read(parser));
        }
        yield new Members(members);
      }
      case START_ARRAY -> {
        List<Json> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          values.add(read(parser));
        }
        yield new Items(values);
      }
      case VALUE_STRING -> new Text(parser.getString());
      default -> new Literal(parser.getString());
    };
  }

  /**
   * As {@code JSON.stringify} writes it.
   *
   * @param indent of one level
   */
  default String write(String indent) {
    StringBuilder text = new StringBuilder();
    write(this, indent, "\n", text);
    return text.toString();
  }

  private static void write(Json json, String indent, String line, StringBuilder text) {
    switch (json) {
      case Members(Map<String, Json> byName) -> {
        if (byName.isEmpty()) {
          text.append("{}");
          return;
        }
        text.append('{');
        Iterator<Map.Entry<String, Json>> members = byName.entrySet().iterator();
        while (members.hasNext()) {
          Map.Entry<String, Json> member = members.next();
          text.append(line).append(indent);
          quote(member.getKey(), text);
          text.append(": ");
          write(member.getValue(), indent, line + indent, text);
          text.append(members.hasNext() ? "," : "");
        }
        text.append(line).append('}');
      }
      case Items(List<Json> values) -> {
        if (values.isEmpty()) {
          text.append("[]");
          return;
        }
        text.append('[');
        for (int i = 0; i < values.size(); i++) {
          text.append(line).append(indent);
          write(values.get(i), indent, line + indent, text);
          text.append(i + 1 < values.size() ? "," : "");
        }
        text.append(line).append(']');
      }
      case Text(String value) -> quote(value, text);
      case Literal(String written) -> text.append(written);
    }
  }

  private static void quote(String value, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        case '\b' -> text.append("\\b");
        case '\f' -> text.append("\\f");
        default -> {
          if (c < ' ') {
            text.append("\\u%04x".formatted((int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }
}
