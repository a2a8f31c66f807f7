package dev.plumbline.replay;

import dev.plumbline.history.TransactionMode;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.sql.PsqlCommands;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.Statement;
import dev.plumbline.sql.StatementSplitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings a snapshot of a schema to life: our own canonical, or what {@code pg_dump} wrote. Roles it
 * names are made up on the way.
 */
public final class SnapshotLoad {
  private final ScratchDatabase database;
  private final SqlSource snapshot;
  private final List<Statement> script;

  private SnapshotLoad(ScratchDatabase database, SqlSource snapshot) throws SqlSourceException {
    this.database = database;
    this.snapshot = snapshot;
    this.script = new ArrayList<>(StatementSplitter.split(snapshot, PsqlCommands.OF_PG_DUMP));
  }

  /**
   * Loads the snapshot into an empty database, in one transaction but for what is trusted.
   *
   * @return why it does not load; null when it does
   * @throws SqlSourceException when it cannot be split into statements
   */
  public static @Nullable ReplayFailure into(
      ScratchDatabase database, SqlSource snapshot, Trust trust)
      throws ServerLost, SqlSourceException {
    SnapshotLoad load = new SnapshotLoad(database, snapshot);
    if (trust.everything()) {
      try (AsSuperuser rights = AsSuperuser.open(database)) {
        return load.run();
      }
    }
    load.runFirst(trust.statements());
    return load.run();
  }

  private @Nullable ReplayFailure run() throws ServerLost {
    try (Session session = Session.owner(database)) {
      ScriptRunner runner = new ScriptRunner(session, new Roles(database), database);
      return Replay.attempt(runner, snapshot, script, TransactionMode.of(script, true));
    }
  }

  /** What does not run yet, for want of something that is not trusted, waits for its turn. */
  private void runFirst(List<String> trusted) throws ServerLost {
    if (trusted.isEmpty()) {
      return;
    }
    Roles roles = new Roles(database);
    try (AsSuperuser rights = AsSuperuser.open(database);
        Session session = Session.owner(database)) {
      for (String text : trusted) {
        Optional<Statement> found =
            script.stream().filter(statement -> statement.text().equals(text)).findFirst();
        if (found.isPresent() && succeeds(session, roles, found.get()) && !isSetting(text)) {
          script.remove(found.get());
        }
      }
    }
  }

  private static boolean succeeds(Session session, Roles roles, Statement statement)
      throws ServerLost {
    while (true) {
      try {
        session.run(statement);
        return true;
      } catch (StatementFailed e) {
        if (!roles.cure(e.error())) {
          return false;
        }
      }
    }
  }

  /** What holds for a session is needed in both. */
  private static boolean isSetting(String text) {
    return text.toUpperCase(Locale.ROOT).startsWith("SET ");
  }
}
