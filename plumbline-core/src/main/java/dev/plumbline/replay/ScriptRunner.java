package dev.plumbline.replay;

import dev.plumbline.history.TransactionMode;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.sql.Statement;
import java.util.List;

/** Runs the statements of one file. When one fails, nothing of an open transaction stays. */
final class ScriptRunner {
  private final Session session;
  private final Roles roles;
  private final Elevation elevation;

  ScriptRunner(Session session, Roles roles, ScratchDatabase database) {
    this.session = session;
    this.roles = roles;
    this.elevation = new Elevation(database);
  }

  void run(List<Statement> statements, TransactionMode mode)
      throws StatementFailed, ServerLost, TransactionLeftOpen {
    elevation.clear();
    switch (mode) {
      case SINGLE -> runInOneTransaction(statements);
      case PER_STATEMENT -> runEachAlone(statements);
      case OWN -> runAsTheFileDecides(statements);
      case OWN_WITHIN -> runInsideTheRunners(statements);
    }
  }

  private void runInOneTransaction(List<Statement> statements) throws StatementFailed, ServerLost {
    while (true) {
      try {
        session.command("BEGIN");
        for (Statement statement : statements) {
          elevation.run(session, statement);
        }
        commit(statements);
        return;
      } catch (StatementFailed e) {
        session.rollback();
        if (!cured(e)) {
          throw e;
        }
      }
    }
  }

  /** A deferred constraint speaks only now; the last statement stands for the file then. */
  private void commit(List<Statement> statements) throws StatementFailed, ServerLost {
    session.commit(statements.isEmpty() ? null : statements.getLast());
  }

  private void runEachAlone(List<Statement> statements) throws StatementFailed, ServerLost {
    for (Statement statement : statements) {
      runAlone(statement);
    }
  }

  private void runAlone(Statement statement) throws StatementFailed, ServerLost {
    while (true) {
      try {
        elevation.run(session, statement);
        return;
      } catch (StatementFailed e) {
        if (!cured(e)) {
          throw e;
        }
      }
    }
  }

  /** Each cure works once, so this ends. */
  private boolean cured(StatementFailed failed) throws ServerLost {
    return roles.cure(failed.error()) || elevation.cure(failed);
  }

  private void runInsideTheRunners(List<Statement> statements) throws StatementFailed, ServerLost {
    try {
      session.command("BEGIN");
      for (Statement statement : statements) {
        session.run(statement);
      }
    } catch (StatementFailed e) {
      session.rollback();
      throw e;
    }
    if (session.inTransaction()) {
      commit(statements);
    }
  }

  private void runAsTheFileDecides(List<Statement> statements)
      throws StatementFailed, ServerLost, TransactionLeftOpen {
    try {
      for (Statement statement : statements) {
        session.run(statement);
      }
    } catch (StatementFailed e) {
      session.rollback();
      throw e;
    }
    if (session.inTransaction()) {
      session.rollback();
      throw new TransactionLeftOpen(statements.getLast());
    }
  }
}
