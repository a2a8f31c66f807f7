package dev.plumbline.rules;

import dev.plumbline.history.HistoryProblem;
import dev.plumbline.sql.Position;
import dev.plumbline.sql.SqlSourceException;
import java.util.List;

/** What was wrong while a history was read, as findings of the naming and sequence rules. */
public final class HistoryFindings {
  private HistoryFindings() {}

  /**
   * One finding a problem.
   *
   * @param directory of the migrations, relative to the project
   */
  public static List<Finding> of(String directory, List<HistoryProblem> problems) {
    return problems.stream().map(problem -> finding(directory, problem)).toList();
  }

  /** A migration whose text turned out not to be SQL when it was to run. */
  public static Finding unreadable(String directory, SqlSourceException failure) {
    Position at = failure.position();
    Location location =
        new Location(Location.join(directory, failure.name()), at.line(), at.column(), null);
    return MigrationUnreadable.RULE.finding(failure.problem(), location, List.of(), failure.fix());
  }

  private static Finding finding(String directory, HistoryProblem problem) {
    Location location =
        new Location(
            Location.join(directory, problem.path()), problem.line(), problem.column(), null);
    return rule(problem).finding(problem.message(), location, List.of(), problem.fix());
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
    };
  }
}
