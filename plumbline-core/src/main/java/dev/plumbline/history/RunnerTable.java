package dev.plumbline.history;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The table a runner makes before it runs anything. Some migrations clean up in it or put a trigger
 * on it, and need it to be there.
 *
 * @param name without schema
 * @param ddl what makes it, unless it is there; several statements perhaps
 */
public record RunnerTable(String name, List<String> ddl) {
  public RunnerTable {
    ddl = List.copyOf(ddl);
  }

  /** Of one statement. */
  public static RunnerTable of(String name, String ddl) {
    return new RunnerTable(name, List.of(ddl));
  }

  /** Whether any of the migrations speaks of it. */
  public boolean isNeededBy(History history) {
    Pattern word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
    return history.migrations().stream()
        .map(Migration::sourceOrNull)
        .anyMatch(source ->
            source != null && source.text().contains(name) && word.matcher(source.text()).find());
  }
}
