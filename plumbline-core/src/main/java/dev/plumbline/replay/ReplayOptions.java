package dev.plumbline.replay;

import dev.plumbline.sql.SqlSource;
import java.time.Duration;
import java.util.List;

/**
 * How to replay.
 *
 * @param prelude SQL that runs first, as the superuser: roles, schemas, functions the history takes
 *     for granted
 * @param statementTimeout a statement that runs longer fails; zero for no limit
 */
public record ReplayOptions(List<SqlSource> prelude, Duration statementTimeout) {
  /** No prelude, ten minutes a statement. */
  public static final ReplayOptions DEFAULT = new ReplayOptions(List.of(), Duration.ofMinutes(10));

  public ReplayOptions {
    prelude = List.copyOf(prelude);
  }
}
