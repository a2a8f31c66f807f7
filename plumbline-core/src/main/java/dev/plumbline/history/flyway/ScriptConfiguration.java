package dev.plumbline.history.flyway;

import dev.plumbline.history.HistoryProblem;
import dev.plumbline.history.MigrationFiles;
import dev.plumbline.history.ProblemKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code V1__x.sql.conf} beside {@code V1__x.sql}.
 *
 * @param executeInTransaction null when it says nothing of it
 * @param placeholderReplacement null when it says nothing of it
 */
record ScriptConfiguration(
    @Nullable Boolean executeInTransaction, @Nullable Boolean placeholderReplacement) {
  static final String SUFFIX = ".conf";

  private static final Set<String> KNOWN =
      Set.of("executeInTransaction", "placeholderReplacement", "encoding", "shouldExecute");
  private static final ScriptConfiguration NONE = new ScriptConfiguration(null, null);

  /** What stands beside a script; what is wrong with it is a problem. */
  static ScriptConfiguration of(
      String script, MigrationFiles files, List<HistoryProblem> problems) {
    String path = script + SUFFIX;
    if (!files.paths().contains(path)) {
      return NONE;
    }
    String text;
    try {
      text = new String(files.read(path), StandardCharsets.UTF_8);
    } catch (IOException e) {
      problems.add(problem(path, 0, "it cannot be read: " + e.getMessage(), "make it readable"));
      return NONE;
    }
    Boolean inTransaction = null;
    Boolean replacement = null;
    int number = 0;
    for (String written : text.lines().toList()) {
      number++;
      String line = written.strip();
      int equals = line.indexOf('=');
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String key = equals < 0 ? line : line.substring(0, equals).strip();
      String value = equals < 0 ? "" : line.substring(equals + 1).strip();
      boolean flag = value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
      if (!KNOWN.contains(key)) {
        problems.add(
            problem(
                path,
                number,
                "\"%s\" is no setting of a script, so Flyway stops".formatted(key),
                "settings are executeInTransaction, placeholderReplacement and encoding"));
      } else if (!key.equals("encoding") && !flag) {
        problems.add(
            problem(path, number, key + " is neither true nor false", "write true or false"));
      } else if (key.equals("shouldExecute")) {
        problems.add(
            problem(
                path,
                number,
                "shouldExecute is of Flyway's paid editions, and not modelled here",
                "remove it, or silence this if you have such an edition"));
      } else if (key.equals("executeInTransaction")) {
        inTransaction = Boolean.parseBoolean(value);
      } else if (key.equals("placeholderReplacement")) {
        replacement = Boolean.parseBoolean(value);
      }
    }
    return new ScriptConfiguration(inTransaction, replacement);
  }

  private static HistoryProblem problem(String path, int line, String message, String fix) {
    return new HistoryProblem(ProblemKind.RUNNER_CONFIGURATION, path, line, 1, message, fix);
  }
}
