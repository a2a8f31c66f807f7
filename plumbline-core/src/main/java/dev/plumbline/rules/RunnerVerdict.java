package dev.plumbline.rules;

import dev.plumbline.history.Migration;
import org.jspecify.annotations.Nullable;

/**
 * What a database with a past makes of one of the branch's migrations.
 *
 * @param since the first of main's migrations whose databases are concerned; null when every
 *     database is
 * @param last whether that is the last one main has
 * @param why by which rule of the runner, one sentence, no trailing period; may be empty
 */
record RunnerVerdict(
    Migration mine, Outcome outcome, @Nullable Migration since, boolean last, String why) {
  enum Outcome {
    /** It never runs there, and no error is shown. */
    SKIPPED,
    /** The runner stops, and nothing runs. */
    REFUSED,
    /** It runs there after migrations that come after it on a new database. */
    ANOTHER_ORDER
  }

  /** The databases concerned, as a person says it. */
  String databases() {
    if (since == null) {
      return "every database, a new one too,";
    }
    return "any database that already ran " + since.path();
  }

  /** One line of evidence. */
  String inWords(String runner) {
    String reason = why.isEmpty() ? "" : ": " + why;
    return switch (outcome) {
      case SKIPPED -> "%s: %s silently skips it%s".formatted(runner, databases(), reason);
      case REFUSED -> "%s: %s refuses to go on%s".formatted(runner, databases(), reason);
      case ANOTHER_ORDER ->
          "%s: %s runs it after that one, a new database before it".formatted(runner, databases());
    };
  }
}
