package dev.plumbline.rules;

import dev.plumbline.replay.ReplayFailure;
import dev.plumbline.replay.ReplayResult;
import dev.plumbline.sql.Position;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import java.util.List;

/** A file of test data does not run after the migrations. */
public final class SeedFailed {
  static final Rule RULE =
      new Rule(
          "local/seed",
          "A seed that does not run",
          Severity.ERROR,
          """
          plumb up ran the migrations and then this file, given with --seed, as the database's
          owner, who is no superuser. The server refused a statement of it.
          """,
          """
          Seeds are written for the schema of some day and the schema goes on. What the file did in
          its transaction is undone; the migrations stay applied.
          """,
          """
          Put the file right and run plumb up again; --no-seed brings the database up without it.
          """,
          "",
          "");

  private SeedFailed() {}

  /** As the server refused it. */
  public static Finding of(ReplayFailure failure) {
    Finding found = ReplayFindings.of(".", new ReplayResult(0, 0, List.of(), failure)).getFirst();
    return RULE.finding(found.message(), found.location(), found.evidence(), found.fix());
  }

  /** No SQL. */
  public static Finding of(SqlSource source, SqlSourceException problem) {
    Position at = problem.position();
    Location location = new Location(source.name(), at.line(), at.column(), source.line(at.line()));
    return RULE.finding(problem.problem(), location, List.of(), problem.fix());
  }
}
