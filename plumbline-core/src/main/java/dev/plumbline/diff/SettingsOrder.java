package dev.plumbline.diff;

import dev.plumbline.schema.Routine;
import java.util.ArrayList;
import java.util.List;

/**
 * The order of a routine's {@code SET} clauses. The server keeps it as {@code ALTER FUNCTION ...
 * SET} happened to build it up; each clause sets another parameter, so it means nothing. The
 * canonical keeps the stored order, the comparison does not see it.
 */
final class SettingsOrder {
  private static final String CLAUSE = " SET ";

  private SettingsOrder() {}

  static Routine normalised(Routine routine) {
    int count = routine.settings().size();
    if (count < 2) {
      return routine;
    }
    String definition = sorted(routine.definition(), count);
    return definition.equals(routine.definition()) ? routine : with(definition, routine);
  }

  /** Sorts the clauses, which stand on {@code count} lines right before the body. */
  private static String sorted(String definition, int count) {
    List<String> lines = new ArrayList<>(List.of(definition.split("\n", -1)));
    for (int from = 0; from + count < lines.size(); from++) {
      List<String> clauses = lines.subList(from, from + count);
      if (clauses.stream().allMatch(line -> line.startsWith(CLAUSE))
          && startsBody(lines.get(from + count))) {
        clauses.sort(null);
        return String.join("\n", lines);
      }
    }
    // A value with a line break: left as it is.
    return definition;
  }

  private static boolean startsBody(String line) {
    return line.startsWith("AS ") || line.startsWith("BEGIN ATOMIC") || line.startsWith("RETURN ");
  }

  private static Routine with(String definition, Routine r) {
    return new Routine(
        r.id(),
        r.meta(),
        r.arguments(),
        r.result(),
        r.language(),
        r.body(),
        r.volatility(),
        r.strict(),
        r.securityDefiner(),
        r.leakproof(),
        r.window(),
        r.parallel(),
        r.cost(),
        r.rows(),
        r.settings(),
        r.support(),
        r.transforms(),
        definition);
  }
}
