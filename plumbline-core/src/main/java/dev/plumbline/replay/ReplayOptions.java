package dev.plumbline.replay;

import dev.plumbline.sql.SqlSource;
import java.time.Duration;
import java.util.List;

/**
 * How to replay.
 *
 * @param prelude SQL that runs first, as the superuser: roles, schemas, functions the history takes
 *     for granted
 * @param superuser whether migrations run as superuser too: whoever writes one may then run
 *     programs where the server runs
 * @param statementTimeout a statement that runs longer fails; zero for no limit
 * @param runnerTable whether the table that the runner makes is there, when a migration speaks of
 *     it
 */
public record ReplayOptions(
    List<SqlSource> prelude, boolean superuser, Duration statementTimeout, boolean runnerTable) {
  /** No prelude, no superuser, ten minutes a statement. */
  public static final ReplayOptions DEFAULT =
      new ReplayOptions(List.of(), false, Duration.ofMinutes(10));

  /** With the runner's table where it is needed. */
  public ReplayOptions(List<SqlSource> prelude, boolean superuser, Duration statementTimeout) {
    this(prelude, superuser, statementTimeout, true);
  }

  public ReplayOptions {
    prelude = List.copyOf(prelude);
  }
}
