package dev.plumbline.blame;

import dev.plumbline.schema.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An object as a person names it: {@code users}, {@code public.users}, {@code users.email}, {@code
 * "Odd name"}, {@code f}, {@code f(integer)}. Unquoted words are folded to lower case, as in SQL.
 *
 * @param words between the dots, unquoted
 * @param arguments without blanks; null when there are no parentheses
 */
public record ObjectName(List<String> words, @Nullable String arguments) {
  public ObjectName {
    words = List.copyOf(words);
  }

  /** Reads a name; there is nothing that is none. */
  public static ObjectName of(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int at = 0;
    for (; at < text.length() && text.charAt(at) != '('; at++) {
      char c = text.charAt(at);
      if (c == '"') {
        at = quoted(text, at + 1, word);
      } else if (c == '.') {
        words.add(word.toString());
        word.setLength(0);
      } else {
        word.append(Character.toLowerCase(c));
      }
    }
    words.add(word.toString().strip());
    int close = text.lastIndexOf(')');
    return new ObjectName(words, close > at ? squeezed(text.substring(at + 1, close)) : null);
  }

  /** Whether the object is the one named: by its full name, or the end of it. */
  public boolean names(Identity id) {
    List<String> full =
        Stream.of(id.schema(), id.parent(), id.name()).filter(Objects::nonNull).toList();
    int from = full.size() - words.size();
    return from >= 0
        && full.subList(from, full.size()).equals(words)
        // A table's name alone does not mean a column that is called the same.
        && (id.parent() == null || words.size() > 1)
        && (arguments == null || arguments.equals(squeezed(String.valueOf(id.arguments()))));
  }

  /** Whether it is a part of a relation that is called so: a constraint by its own name. */
  public boolean namesPart(Identity id) {
    return words.size() == 1 && arguments == null && words.getFirst().equals(id.name());
  }

  private static int quoted(String text, int from, StringBuilder word) {
    int at = from;
    while (at < text.length()) {
      if (text.charAt(at) == '"') {
        if (at + 1 == text.length() || text.charAt(at + 1) != '"') {
          return at;
        }
        at++;
      }
      word.append(text.charAt(at));
      at++;
    }
    return at;
  }

  private static String squeezed(String arguments) {
    return arguments.toLowerCase(Locale.ROOT).replaceAll("\\s+", "").replace("\"", "");
  }
}
