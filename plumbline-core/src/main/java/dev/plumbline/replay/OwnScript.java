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

/** One SQL file that is no migration, such as test data, run as the database's owner. */
public final class OwnScript {
  private OwnScript() {}

  /**
   * Runs it, in one transaction unless it has its own.
   *
   * @return why it fails, with nothing of a single transaction left; null when it does not
   * @throws SqlSourceException when it cannot be split into statements
   */
  public static @Nullable ReplayFailure run(ScratchDatabase database, SqlSource source)
      throws ServerLost, SqlSourceException {
    List<Statement> script = StatementSplitter.split(source, PsqlCommands.OF_PG_DUMP);
    try (Session session = Session.owner(database)) {
      ScriptRunner runner = new ScriptRunner(session, new Roles(database), database);
      return Replay.attempt(runner, source, script, TransactionMode.of(script, true));
    }
  }
}
