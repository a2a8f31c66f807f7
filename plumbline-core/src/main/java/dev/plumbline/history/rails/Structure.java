package dev.plumbline.history.rails;

import dev.plumbline.sql.SqlSource;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The versions that {@code structure.sql} says it holds, in the statement Rails ends it with. */
final class Structure {
  private static final Pattern INSERT =
      Pattern.compile(
          "INSERT INTO (?:\"?\\w+\"?\\.)?\"?schema_migrations\"? \\(version\\) VALUES",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern VERSION = Pattern.compile("\\G\\s*,?\\s*\\('(\\d{1,18})'\\)");

  private Structure() {}

  static SortedSet<String> versions(@Nullable SqlSource source) {
    if (source == null) {
      return Collections.emptySortedSet();
    }
    var versions = new TreeSet<String>();
    Matcher insert = INSERT.matcher(source.text());
    Matcher version = VERSION.matcher(source.text());
    while (insert.find()) {
      for (boolean more = version.find(insert.end()); more; more = version.find()) {
        versions.add(Long.toString(Long.parseLong(version.group(1))));
      }
    }
    return versions;
  }
}
