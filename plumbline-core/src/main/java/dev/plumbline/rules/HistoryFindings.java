package dev.plumbline.rules;

import dev.plumbline.history.HistoryProblem;
import dev.plumbline.history.Migration;
import dev.plumbline.history.ProblemKind;
import dev.plumbline.sql.Position;
import dev.plumbline.sql.SqlSourceException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was wrong while a history was read, as findings of the naming and sequence rules. */
public final class HistoryFindings {
  private static final String KEEP =
      "a merged migration keeps its name; [[ignore]] in plumbline.toml silences this";

  private HistoryFindings() {}

  /**
   * One finding a problem.
   *
   * @param directory of the migrations, relative to the project
   */
  public static List<Finding> of(String directory, List<HistoryProblem> problems) {
    return of(directory, problems, MergedProblems.NONE);
  }

  /**
   * One finding a problem. What is wrong in merged files and only a rename would mend is a warning,
   * for the rename would be the graver fault; the rest stays as it is and says how old it is.
   *
   * @param directory of the migrations, relative to the project
   */
  public static List<Finding> of(
      String directory, List<HistoryProblem> problems, MergedProblems merged) {
    return problems.stream().map(problem -> finding(directory, problem, merged)).toList();
  }

  /**
   * A migration whose text turned out not to be SQL when it was to run.
   *
   * @param sourceLine the line it points at; null when there is no text
   */
  public static Finding unreadable(
      String directory, SqlSourceException failure, @Nullable String sourceLine) {
    Position at = failure.position();
    Location location =
        new Location(Location.join(directory, failure.name()), at.line(), at.column(), sourceLine);
    return MigrationUnreadable.RULE.finding(failure.problem(), location, List.of(), failure.fix());
  }

  private static Finding finding(String directory, HistoryProblem problem, MergedProblems merged) {
    Location location =
        new Location(
            Location.join(directory, Migration.fileOf(problem.path())),
            problem.line(),
            problem.column(),
            null);
    Rule rule = rule(problem);
    if (merged.hasSnapshot(problem)) {
      return rule.warning(
          problem.message() + "; already so " + merged.where(), location, List.of(), problem.fix());
    }
    if (merged.contains(problem)) {
      String message = problem.message() + "; already so " + merged.where();
      return onlyRenaming(problem) && merged.runs(problem)
          ? rule.warning(message, location, List.of(), KEEP)
          : rule.finding(message, location, List.of(), problem.fix());
    }
    return problem.kind() == ProblemKind.SEQUENCE_GAP && mayHaveGaps(problem)
        ? rule.warning(problem.message(), location, List.of(), problem.fix())
        : rule.finding(problem.message(), location, List.of(), problem.fix());
  }

  private static boolean onlyRenaming(HistoryProblem problem) {
    return problem.kind() == ProblemKind.NAMING || problem.kind() == ProblemKind.SEQUENCE_GAP;
  }

  /** golang-migrate asks for the next higher number, not for the next number. */
  private static boolean mayHaveGaps(HistoryProblem problem) {
    return problem.path().endsWith(".up.sql");
  }

  private static Rule rule(HistoryProblem problem) {
    return switch (problem.kind()) {
      case NAMING -> NamingFormat.RULE;
      case SEQUENCE_GAP -> SequenceGap.RULE;
      case SEQUENCE_DUPLICATE -> SequenceDuplicate.RULE;
      case JOURNAL_UNREADABLE -> JournalUnreadable.RULE;
      case JOURNAL_ENTRY_WITHOUT_FILE -> JournalEntryWithoutFile.RULE;
      case FILE_NOT_IN_JOURNAL -> JournalFileWithoutEntry.RULE;
      case JOURNAL_ORDER -> JournalOrder.RULE;
      case JOURNAL_WHEN_NOT_INCREASING -> JournalWhen.RULE;
      case EMPTY_MIGRATION -> MigrationEmpty.RULE;
      case MIGRATION_UNREADABLE -> MigrationUnreadable.RULE;
      case NOT_SQL -> MigrationNotSql.RULE;
      case NO_WAY_BACK -> MigrationNoWayBack.RULE;
      case RUNNER_STOPS -> RunnerStops.RULE;
      case SNAPSHOT_FORK -> SnapshotFork.RULE;
      case SNAPSHOT_ORPHAN -> SnapshotOrphan.RULE;
      case SNAPSHOT_MISSING -> SnapshotMissing.RULE;
      case RUNNER_CONFIGURATION -> RunnerConfiguration.RULE;
      case NOT_REPLAYED -> MigrationNotReplayed.RULE;
    };
  }
}
