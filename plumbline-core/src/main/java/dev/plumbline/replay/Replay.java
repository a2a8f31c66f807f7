package dev.plumbline.replay;

import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.RunnerTable;
import dev.plumbline.history.TransactionMode;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.Statement;
import dev.plumbline.sql.StatementSplitter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings a history to life in a scratch database: every migration in the runner's order, as the
 * database's owner, each in the transactions its file asks for, each in a fresh session unless the
 * runner shares one.
 */
public final class Replay {
  private final ScratchDatabase database;
  private final ReplayOptions options;
  private final ReplayListener listener;
  private final Roles roles;

  public Replay(ScratchDatabase database, ReplayOptions options, ReplayListener listener) {
    this.database = database;
    this.options = options;
    this.listener = listener;
    this.roles = new Roles(database);
  }

  /**
   * Runs the prelude and then every migration, up to the first that fails.
   *
   * @throws ServerLost when the scratch server went away
   * @throws SqlSourceException when the prelude, or a migration whose problem the history reported
   *     already, cannot be read
   */
  public ReplayResult run(History history) throws ServerLost, SqlSourceException {
    return this.<RuntimeException>run(history, done -> {});
  }

  /**
   * As {@link #run(History)}, looking at the database after the prelude and after each migration.
   *
   * @throws E when {@code after} does
   */
  public <E extends Exception> ReplayResult run(History history, AfterMigration<E> after)
      throws ServerLost, SqlSourceException, E {
    limitStatements();
    ReplayFailure failure = prelude();
    if (failure == null) {
      after.applied(0);
    }
    if (!options.superuser()) {
      return run(history, failure, after);
    }
    try (AsSuperuser rights = AsSuperuser.open(database)) {
      return run(history, failure, after);
    }
  }

  private <E extends Exception> ReplayResult run(
      History history, @Nullable ReplayFailure inPrelude, AfterMigration<E> after)
      throws ServerLost, SqlSourceException, E {
    ReplayFailure failure = inPrelude;
    int applied = 0;
    long statements = 0;
    try (Session session = Session.owner(database)) {
      if (failure == null) {
        makeRunnerTable(session, history);
      }
      ScriptRunner runner = new ScriptRunner(session, roles, database);
      for (Migration migration : history.migrations()) {
        if (failure != null) {
          break;
        }
        listener.applying(migration.path(), applied, history.migrations().size());
        List<Statement> script = migration.statements();
        failure = attempt(runner, migration.source(), script, migration.transactionMode());
        if (failure != null) {
          failure = ObjectOrigins.explain(failure, history.migrations().subList(0, applied));
        } else {
          applied++;
          statements += script.size();
          after.applied(applied);
        }
        switch (history.runner().session()) {
          case FRESH -> session.reset();
          case PATH_AND_ROLE_RESTORED -> session.restorePathAndRole();
          case SHARED -> {}
        }
      }
    }
    return new ReplayResult(applied, statements, List.copyOf(roles.created()), failure);
  }

  /**
   * Runs the prelude alone.
   *
   * @return why it fails; null when it does not
   */
  public @Nullable ReplayFailure prelude() throws ServerLost, SqlSourceException {
    if (options.prelude().isEmpty()) {
      return null;
    }
    try (Session session = Session.superuser(database)) {
      ScriptRunner runner = new ScriptRunner(session, roles, database);
      for (SqlSource source : options.prelude()) {
        List<Statement> script = StatementSplitter.split(source);
        ReplayFailure failure = attempt(runner, source, script, TransactionMode.of(script, true));
        if (failure != null) {
          return failure.ofPrelude();
        }
      }
    }
    return null;
  }

  private void makeRunnerTable(Session session, History history) throws ServerLost {
    RunnerTable table = history.runner().table();
    if (options.runnerTable() && table != null && table.isNeededBy(history)) {
      for (String ddl : table.ddl()) {
        session.command(ddl);
      }
    }
  }

  /** A limit of the database, so that no file's RESET lifts it. */
  private void limitStatements() throws ServerLost {
    try (Session superuser = Session.superuser(database)) {
      superuser.command(
          "ALTER DATABASE \"%s\" SET statement_timeout = '%dms'"
              .formatted(database.name(), options.statementTimeout().toMillis()));
    }
  }

  static @Nullable ReplayFailure attempt(
      ScriptRunner runner, SqlSource source, List<Statement> script, TransactionMode mode)
      throws ServerLost {
    try {
      runner.run(script, mode);
      return null;
    } catch (StatementFailed e) {
      return ReplayFailure.of(source, e);
    } catch (TransactionLeftOpen e) {
      return ReplayFailure.leftOpen(source, e);
    } catch (ServerLost e) {
      throw e.in(source.name());
    }
  }
}
