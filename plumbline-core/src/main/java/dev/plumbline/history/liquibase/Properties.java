package dev.plumbline.history.liquibase;

import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSource.Edit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The <code>${name}</code> that {@code --property name:… value:…} of the same file gives a value;
 * what has none stays as it is, as in Liquibase.
 */
final class Properties {
  private static final Pattern PROPERTY =
      Pattern.compile(
          "^[ \\t]*--[ \\t]*property[ \\t]+(?=.*name:\\s*(\\S+))(?=.*value:\\s*(\\S+)).*$",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  private static final Pattern USE = Pattern.compile("\\$\\{([^}]+)\\}");

  private final Map<String, String> values = new HashMap<>();

  Properties(SqlSource source) {
    Matcher matcher = PROPERTY.matcher(source.text());
    while (matcher.find()) {
      values.putIfAbsent(matcher.group(1), matcher.group(2));
    }
  }

  SqlSource rewrite(SqlSource source) {
    List<Edit> edits = new ArrayList<>();
    Matcher matcher = USE.matcher(source.text());
    while (!values.isEmpty() && matcher.find()) {
      String value = values.get(matcher.group(1));
      if (value != null) {
        edits.add(new Edit(matcher.start(), matcher.end(), value));
      }
    }
    return source.replacing(edits);
  }
}
