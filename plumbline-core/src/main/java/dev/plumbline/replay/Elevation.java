package dev.plumbline.replay;

import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets the owner be a superuser for one statement at a time, for statements a production owner
 * often may run and ours may not: giving an object to another role needs CREATE on its schema for
 * that role. Only what names an object and a role and nothing else is let through, so no code of a
 * migration ever runs with more than the owner's rights.
 */
final class Elevation {
  private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";
  private static final Pattern CHANGE_OF_OWNER =
      Pattern.compile(
          "ALTER(?:\\s+[a-z]+){1,4}?\\s+%1$s(?:\\s*\\.\\s*%1$s)?(?:\\s*\\([^()']*\\))?\\s+OWNER\\s+TO\\s+%1$s"
              .formatted(NAME),
          Pattern.CASE_INSENSITIVE);

  private final ScratchDatabase database;
  private final Set<Integer> statements = new HashSet<>();

  Elevation(ScratchDatabase database) {
    this.database = database;
  }

  /** Remembers to elevate the statement from now on; false when that is out of the question. */
  boolean cure(StatementFailed failed) {
    Statement statement = failed.statement();
    return failed.error().sqlState().equals(ServerError.INSUFFICIENT_PRIVILEGE)
        && CHANGE_OF_OWNER.matcher(statement.text()).matches()
        && statements.add(statement.startOffset());
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
        session.run(statement);
      } finally {
        superuser.command("ALTER ROLE " + session.user() + " NOSUPERUSER");
      }
    }
  }
}
