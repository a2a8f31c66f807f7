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
 */
public record ReplayOptions(List<SqlSource> prelude, boolean superuser, Duration statementTimeout) {
  /** No prelude, no superuser, ten minutes a statement. */
  public static final ReplayOptions DEFAULT =
      new ReplayOptions(List.of(), false, Duration.ofMinutes(10));

  public ReplayOptions {
    prelude = List.copyOf(prelude);
  }
}
