package dev.plumbline.rules;

import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.sql.Position;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A statement that fails because of the transaction the runner puts it into. */
public final class RunnerStatement {
  static final Rule RULE =
      new Rule(
          "runner/refuses-statement",
          "A statement that fails in the runner's transaction",
          Severity.ERROR,
          """
          The statement cannot run inside a transaction block (CREATE INDEX CONCURRENTLY, VACUUM, ALTER SYSTEM …), and
          the runner of this convention puts it into one: it wraps the file, or sends it as one query together with
          other statements. Plumbline runs it outside, so that the rest can be judged. In a migration that is merged
          already it is a warning: whoever merged it got past it somehow.
          """,
          """
          psql ran it, a test that runs statements one by one ran it, and the deployment stops at it:
          "CREATE INDEX CONCURRENTLY cannot run inside a transaction block".
          """,
          """
          Tell the runner to leave the transaction out (-- +goose NO TRANSACTION, -- migrate:up transaction:false,
          -- no-transaction, metadata.toml, executeInTransaction=false), or give the statement a file of its own where the
          runner sends a file as one query. Drizzle's migrator has neither: build the index without CONCURRENTLY, or by hand.
          """,
          """
          -- 000007_index.up.sql, golang-migrate
          ALTER TABLE orders ADD note text;
          CREATE INDEX CONCURRENTLY orders_note ON orders (note);
          """,
          """
          -- 000007_note.up.sql
          ALTER TABLE orders ADD note text;
          -- 000008_index.up.sql
          CREATE INDEX CONCURRENTLY orders_note ON orders (note);
          """);

  private RunnerStatement() {}

  /**
   * One finding for each migration that has such a statement.
   *
   * @param directory of the migrations, relative to the project
   * @param merged what main has already
   */
  public static List<Finding> find(String directory, History history, MergedProblems merged) {
    List<Finding> findings = new ArrayList<>();
    for (Migration migration : history.migrations()) {
      refused(migration)
          .map(statement -> finding(directory, history, migration, statement, merged))
          .ifPresent(findings::add);
    }
    return findings;
  }

  private static Optional<Statement> refused(Migration migration) {
    try {
      return migration.refusedByRunner();
    } catch (SqlSourceException e) {
      return Optional.empty(); // a finding of its own
    }
  }

  private static Finding finding(
      String directory,
      History history,
      Migration migration,
      Statement statement,
      MergedProblems merged) {
    Position at = statement.start();
    String file = Migration.fileOf(migration.path());
    Location location =
        new Location(
            Location.join(directory, file),
            at.line(),
            at.column(),
            statement.source().line(at.line()));
    String head = statement.text().lines().findFirst().orElse("");
    boolean old = merged.migrations().contains(migration.path());
    String message =
        "%s runs this in a transaction, where it fails: %s"
            .formatted(history.runner().name(), head);
    String fix =
        "leave the transaction out, or give it a file of its own; plumb explain " + RULE.id();
    return old
        ? RULE.warning(message + "; already so " + merged.where(), location, List.of(), fix)
        : RULE.finding(message, location, List.of(), fix);
  }
}
