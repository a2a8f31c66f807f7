package dev.plumbline.config;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** One table of the file, read by typed getters that know where they are. */
final class Section {
  private final String file;
  private final String name;
  private final TomlTable table;

  /**
   * A table of which every key must be known.
   *
   * @param name as in the file, for messages; empty for the top
   */
  Section(String file, String name, TomlTable table, List<String> known) throws ConfigException {
    this(file, name, table);
    for (String key : table.keySet()) {
      if (!known.contains(key)) {
        throw unknown(key, known);
      }
    }
  }

  private Section(String file, String name, TomlTable table) {
    this.file = file;
    this.name = name;
    this.table = table;
  }

  /** A table whose keys are the user's own. */
  static Section open(String file, String name, TomlTable table) {
    return new Section(file, name, table);
  }

  private ConfigException unknown(String key, List<String> known) {
    String near = Nearest.to(key, known);
    return at(
        key,
        "unknown %s '%s'%s; %s"
            .formatted(
                name.isEmpty() ? "section" : "key",
                key,
                name.isEmpty() ? "" : " in [" + name + "]",
                near == null
                    ? "known: " + String.join(", ", known)
                    : "did you mean '" + near + "'?"));
  }

  /** Whether the key is there, whatever its value. */
  boolean has(String key) {
    return table.contains(List.of(key));
  }

  @Nullable String string(String key) throws ConfigException {
    Object value = table.get(List.of(key));
    if (value == null) {
      return null;
    }
    if (value instanceof String text && !text.isBlank()) {
      return text;
    }
    throw wrong(key, "a text that is not empty", value);
  }

  String required(String key) throws ConfigException {
    String value = string(key);
    if (value == null) {
      throw at("[[" + name + "]] needs '" + key + "'");
    }
    return value;
  }

  /** A day that must be given: {@code 2027-03-31}, in quotes or not. */
  LocalDate day(String key) throws ConfigException {
    Object value = table.get(List.of(key));
    if (value == null) {
      throw at("[[" + name + "]] needs '" + key + "', a day such as 2027-03-31");
    }
    if (value instanceof LocalDate day) {
      return day;
    }
    if (value instanceof String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException e) {
        throw at(key, "'%s' is a day such as 2027-03-31, not \"%s\"".formatted(key, text));
      }
    }
    throw wrong(key, "a day such as 2027-03-31", value);
  }

  /** The line the table begins on, from 1. */
  int line() {
    TomlPosition position = table.inputPositionOf(List.of());
    return position == null ? 1 : position.line();
  }

  /** About the table as a whole. */
  ConfigException at(String message) {
    return new ConfigException(where(table.inputPositionOf(List.of())) + ": " + message);
  }

  @Nullable Integer integer(String key, int min, int max) throws ConfigException {
    Object value = table.get(List.of(key));
    if (value == null) {
      return null;
    }
    if (value instanceof Long number && number >= min && number <= max) {
      return Math.toIntExact(number);
    }
    throw wrong(key, "a whole number from " + min + " to " + max, value);
  }

  boolean flag(String key, boolean absent) throws ConfigException {
    Object value = table.get(List.of(key));
    if (value == null) {
      return absent;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrong(key, "true or false", value);
  }

  /** A list of texts; empty when the key is absent. */
  List<String> strings(String key) throws ConfigException {
    Object value = table.get(List.of(key));
    if (value == null) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    if (value instanceof TomlArray array) {
      for (Object item : array.toList()) {
        if (!(item instanceof String text)) {
          throw wrong(key, "a list of texts", item);
        }
        texts.add(text);
      }
      return texts;
    }
    throw wrong(key, "a list of texts, as in " + key + " = [\"...\"]", value);
  }

  /** One of an enumeration's constants, in lower case. */
  <E extends Enum<E>> @Nullable E oneOf(String key, Class<E> type) throws ConfigException {
    String text = string(key);
    if (text == null) {
      return null;
    }
    List<String> names = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String constantName = constant.name().toLowerCase(Locale.ROOT);
      if (constantName.equals(text)) {
        return constant;
      }
      names.add('"' + constantName + '"');
    }
    throw at(key, "'" + key + "' is one of " + String.join(", ", names) + ", not \"" + text + "\"");
  }

  /** A table inside this one; empty when the key is absent. */
  TomlTable table(String key) throws ConfigException {
    Object value = table.get(List.of(key));
    if (value == null) {
      return org.tomlj.Toml.parse("");
    }
    if (value instanceof TomlTable inner) {
      return inner;
    }
    throw wrong(key, "a section, written [" + key + "]", value);
  }

  /** The tables of {@code [[key]]}. */
  List<TomlTable> tables(String key) throws ConfigException {
    Object value = table.get(List.of(key));
    if (value == null) {
      return List.of();
    }
    List<TomlTable> tables = new ArrayList<>();
    if (value instanceof TomlArray array) {
      for (Object item : array.toList()) {
        if (!(item instanceof TomlTable inner)) {
          throw wrong(key, "sections, each written [[" + key + "]]", item);
        }
        tables.add(inner);
      }
      return tables;
    }
    throw wrong(key, "sections, each written [[" + key + "]]", value);
  }

  /** Where a key stands: {@code plumbline.toml:12:1}. */
  String where(String key) {
    return where(table.inputPositionOf(List.of(key)));
  }

  ConfigException at(String key, String message) {
    return new ConfigException(where(key) + ": " + message);
  }

  private String where(@Nullable TomlPosition position) {
    return position == null ? file : file + ":" + position.line() + ":" + position.column();
  }

  private ConfigException wrong(String key, String wanted, Object value) {
    return at(key, "'%s' must be %s, not %s".formatted(key, wanted, describe(value)));
  }

  private static String describe(Object value) {
    return switch (value) {
      case String text -> text.isBlank() ? "an empty text" : "the text \"" + text + "\"";
      case Long number -> "the number " + number;
      case Double number -> "the number " + number;
      case Boolean truth -> truth.toString();
      case TomlArray ignored -> "a list";
      case TomlTable ignored -> "a section";
      default -> "a date or time";
    };
  }
}
