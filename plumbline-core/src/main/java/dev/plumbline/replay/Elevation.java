package dev.plumbline.replay;

import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/**
 * Lets the owner be a superuser for one statement at a time, for a {@link HarmlessStatement} that
 * was refused. No code of a migration ever runs with more than the owner's rights: event triggers
 * are held back meanwhile, and nothing goes to a role that leads out of the database.
 */
final class Elevation {
  private static final int HAS_EVENT_TRIGGERS_SETTING = 17;

  private final ScratchDatabase database;
  private final Set<Integer> statements = new HashSet<>();

  Elevation(ScratchDatabase database) {
    this.database = database;
  }

  /** Remembers to elevate the statement from now on; false when that is out of the question. */
  boolean cure(StatementFailed failed) throws ServerLost {
    if (!failed.error().sqlState().equals(ServerError.INSUFFICIENT_PRIVILEGE)) {
      return false;
    }
    Statement statement = failed.statement();
    HarmlessStatement harmless = HarmlessStatement.of(statement.text());
    if (harmless == null) {
      return false;
    }
    try (Session superuser = Session.superuser(database)) {
      return superuser.isSuperuser()
          && (harmless.newOwner() == null || !superuser.leadsOut(harmless.newOwner()))
          && (superuser.major() >= HAS_EVENT_TRIGGERS_SETTING || !superuser.hasStubbornTriggers())
          && statements.add(statement.startOffset());
    }
  }

  /** Forgets everything: another file. */
  void clear() {
    statements.clear();
  }

  /** Runs the statement, elevated if it needs to be. */
  void run(Session session, Statement statement) throws StatementFailed, ServerLost {
    if (!statements.contains(statement.startOffset())) {
      session.run(statement);
      return;
    }
    try (Session superuser = Session.superuser(database)) {
      superuser.command("ALTER ROLE " + session.user() + " SUPERUSER");
      try {
        notice(session);
        runWithoutEventTriggers(session, statement);
      } finally {
        superuser.command("ALTER ROLE " + session.user() + " NOSUPERUSER");
        if (session.inTransaction() && !session.transactionFailed()) {
          notice(session);
        }
      }
    }
  }

  /**
   * A session in a transaction goes by what it knew of its role until it has a reason to ask again.
   * This gives it one: the server looks for changes whenever it locks a shared object. Of commands
   * that do, it is one no event trigger hears of.
   */
  private void notice(Session session) throws ServerLost {
    session.command("COMMENT ON DATABASE \"" + database.name() + "\" IS NULL");
  }

  /** Nothing but SET: what else is sent, the migration's search_path could lead astray. */
  private static void runWithoutEventTriggers(Session session, Statement statement)
      throws StatementFailed, ServerLost {
    boolean setting = session.major() >= HAS_EVENT_TRIGGERS_SETTING;
    session.command(
        setting ? "SET event_triggers = off" : "SET session_replication_role = replica");
    try {
      session.run(statement);
    } finally {
      // A failed transaction takes it back with everything else.
      if (!session.transactionFailed()) {
        session.command(setting ? "RESET event_triggers" : "RESET session_replication_role");
      }
    }
  }
}
