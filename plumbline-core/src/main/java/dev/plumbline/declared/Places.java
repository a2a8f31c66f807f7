package dev.plumbline.declared;

import dev.plumbline.schema.Constraint;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.SchemaObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where an object is declared, as far as its name tells: the line that names its table, and below
 * it the line that names it, or the column it is about. Only where a finding points depends on it.
 */
public final class Places {
  private static final long MOST_BYTES = 4L << 20;

  /** A line that begins another table than the one looked at. */
  private static final Pattern TABLE =
      Pattern.compile("\\w*[Tt]able\\w*\\s*\\(|^\\s*model\\s+\\w+|(?i)create\\s+table");

  private final Map<Path, List<String>> files = new TreeMap<>();

  /**
   * @param paths the files in which it is declared, absolute
   */
  public Places(List<Path> paths) {
    for (Path path : paths) {
      try {
        if (Files.size(path) <= MOST_BYTES) {
          files.put(path, Files.readAllLines(path));
        }
      } catch (IOException e) {
        // Binary, or gone: nothing can be pointed at there.
        continue;
      }
    }
  }

  /**
   * A line.
   *
   * @param line from 1
   */
  public record Place(Path file, int line, String text) {}

  /**
   * The place of an object.
   *
   * @param object as one of the sides has it; null for a column
   * @return null when no line names it
   */
  public @Nullable Place of(Identity id, @Nullable SchemaObject object) {
    String table = table(id, object);
    if (table == null) {
      return first(id);
    }
    List<Place> heads = all(names(table), true);
    for (Place head : heads) {
      for (String name : inTable(id, object)) {
        Place inside = inside(head, name);
        if (inside != null) {
          return inside;
        }
      }
    }
    return heads.isEmpty() ? null : heads.getFirst();
  }

  /** The table it is part of, or is. */
  private static @Nullable String table(Identity id, @Nullable SchemaObject object) {
    return switch (id.kind()) {
      case TABLE -> id.name();
      case INDEX -> object instanceof Index index ? index.table().name() : null;
      default -> id.parent();
    };
  }

  /** Its own name, and where that is not said, the columns it is about. */
  private static List<String> inTable(Identity id, @Nullable SchemaObject object) {
    List<String> names = new ArrayList<>();
    if (id.parent() != null || object instanceof Index) {
      names.add(id.name());
    }
    if (object instanceof Constraint constraint) {
      names.addAll(constraint.columns());
    } else if (object instanceof Index index) {
      names.addAll(index.columns());
    }
    return names;
  }

  private @Nullable Place inside(Place head, String name) {
    List<String> lines = files.getOrDefault(head.file(), List.of());
    Pattern named = names(name);
    Pattern key =
        Pattern.compile(
            "^\\s*[\"'`]?(?:%s|%s)[\"'`]?\\s*[:\\s]"
                .formatted(Pattern.quote(name), Pattern.quote(camel(name))));
    for (int i = head.line() - 1; i < lines.size(); i++) {
      String line = lines.get(i);
      if (i > head.line() + 1 && TABLE.matcher(line).find()) {
        return null;
      }
      if (i >= head.line() && (named.matcher(line).find() || key.matcher(line).find())) {
        return new Place(head.file(), i + 1, line);
      }
    }
    return null;
  }

  /** An object of its own: the line also says what kind it is. */
  private @Nullable Place first(Identity id) {
    Pattern kind =
        Pattern.compile(
            switch (id.kind()) {
              case ENUM -> "\\bpgEnum\\b|\\benum\\b|\\b(?i:type)\\b";
              case SEQUENCE -> "(?i:sequence)";
              case VIEW, MATERIALIZED_VIEW -> "(?i:view)";
              case SCHEMA -> "(?i:schema)";
              default -> "(?i:%s)".formatted(Pattern.quote(id.kind().label()));
            });
    return all(names(id.name()), false).stream()
        .filter(place -> kind.matcher(place.text().replace(id.name(), "")).find())
        .findFirst()
        .orElse(null);
  }

  private List<Place> all(Pattern name, boolean ofTable) {
    List<Place> places = new ArrayList<>();
    files.forEach((file, lines) -> {
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        boolean begins =
            !ofTable
                || TABLE.matcher(line).find()
                || i > 0 && TABLE.matcher(lines.get(i - 1)).find();
        if (begins && name.matcher(line).find()) {
          places.add(new Place(file, i + 1, line));
        }
      }
    });
    return places;
  }

  /** In quotes, as TypeScript and quoted SQL name it, or behind a word that says what it is. */
  private static Pattern names(String name) {
    String quoted = Pattern.quote(name);
    return Pattern.compile(
        "[\"'`]%1$s[\"'`]|(?i:create|alter|model|enum|table|type|index|view|exists|constraint)\\s+(?:\\w+\\.)?\"?%1$s\\b"
            .formatted(quoted));
  }

  private static String camel(String name) {
    StringBuilder camel = new StringBuilder();
    boolean up = false;
    for (char c : name.toCharArray()) {
      if (c == '_') {
        up = true;
      } else {
        camel.append(up ? String.valueOf(c).toUpperCase(Locale.ROOT) : String.valueOf(c));
        up = false;
      }
    }
    return camel.toString();
  }
}
