package dev.plumbline.history.flyway;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values of the first document of Spring Boot's {@code application.yml}, under keys with dots.
 * Reads nested mappings of plain and quoted values, which is what such files are made of; a list or
 * a text of many lines has no value here.
 */
final class SpringYaml {
  private static final Pattern LINE =
      Pattern.compile("( *)(?:([\\w.\\-]+)|\"([^\"]+)\"|'([^']+)') *:(?: +(.*))?");
  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^:}]+)(?::([^}]*))?}");

  private record Level(int indent, String key) {}

  private SpringYaml() {}

  static Map<String, String> values(String text) {
    var values = new TreeMap<String, String>();
    Deque<Level> levels = new ArrayDeque<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith("---") && !values.isEmpty()) {
        break;
      }
      Matcher matcher = LINE.matcher(line.stripTrailing());
      if (!matcher.matches()) {
        continue;
      }
      int indent = matcher.group(1).length();
      while (!levels.isEmpty() && levels.getLast().indent() >= indent) {
        levels.removeLast();
      }
      String key = name(matcher);
      String value = matcher.group(5) == null ? "" : scalar(matcher.group(5).strip());
      levels.addLast(new Level(indent, key));
      if (!value.isEmpty()) {
        values.put(String.join(".", levels.stream().map(Level::key).toList()), value);
      }
    }
    return values;
  }

  /**
   * With what the same file, or else the default, says of properties it refers to; null when they
   * say nothing.
   */
  static @Nullable String resolved(String value, Map<String, String> all) {
    var text = new StringBuilder();
    Matcher matcher = PROPERTY.matcher(value);
    while (matcher.find()) {
      String known = all.getOrDefault(matcher.group(1), matcher.group(2));
      if (known == null || known.contains("${")) {
        return null;
      }
      matcher.appendReplacement(text, Matcher.quoteReplacement(known));
    }
    return matcher.appendTail(text).toString();
  }

  private static String name(Matcher matcher) {
    for (int group = 2; group <= 4; group++) {
      if (matcher.group(group) != null) {
        return matcher.group(group);
      }
    }
    return "";
  }

  private static String scalar(String written) {
    if (written.length() > 1 && written.charAt(0) == '"' && written.indexOf('"', 1) > 0) {
      return written.substring(1, written.indexOf('"', 1));
    }
    if (written.length() > 1 && written.charAt(0) == '\'' && written.indexOf('\'', 1) > 0) {
      return written.substring(1, written.indexOf('\'', 1));
    }
    if (written.startsWith("[") && written.endsWith("]")) {
      return written.substring(1, written.length() - 1).replace("\"", "").replace("'", "");
    }
    int comment = written.startsWith("#") ? 0 : written.indexOf(" #");
    String plain = comment < 0 ? written : written.substring(0, comment).strip();
    return plain.equals("|") || plain.equals(">") || plain.startsWith("&") ? "" : plain;
  }
}
