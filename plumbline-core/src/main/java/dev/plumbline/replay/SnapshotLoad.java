package dev.plumbline.replay;

import dev.plumbline.history.TransactionMode;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.sql.PsqlCommands;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.Statement;
import dev.plumbline.sql.StatementSplitter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings a snapshot of a schema to life: our own canonical, or what {@code pg_dump} wrote. Roles it
 * names are made up on the way.
 */
public final class SnapshotLoad {
  private SnapshotLoad() {}

  /**
   * Loads the snapshot into an empty database, in one transaction.
   *
   * @return why it does not load; null when it does
   * @throws SqlSourceException when it cannot be split into statements
   */
  public static @Nullable ReplayFailure into(ScratchDatabase database, SqlSource snapshot)
      throws ServerLost, SqlSourceException {
    List<Statement> script = StatementSplitter.split(snapshot, PsqlCommands.OF_PG_DUMP);
    try (Session session = Session.owner(database)) {
      ScriptRunner runner = new ScriptRunner(session, new Roles(database), database);
      return Replay.attempt(runner, snapshot, script, TransactionMode.of(script, true));
    }
  }
}
