package dev.plumbline.history;

import org.jspecify.annotations.Nullable;

/**
 * How the tool that applies a convention's migrations in production behaves.
 *
 * @param name as a person calls it: {@code "drizzle-orm's migrator"}
 * @param session what of a session's settings ({@code SET search_path}, {@code SET ROLE}) of one
 *     file is still there in the next
 * @param rule what it runs on a database that has a past; null when nobody can know, because people
 *     run the files as they see fit
 * @param table what it makes before it runs anything; null when that is not known
 */
public record Runner(
    String name,
    Wrapping wrapping,
    SessionUse session,
    @Nullable RunnerRule rule,
    @Nullable RunnerTable table) {
  /** Of a runner whose table no migration speaks of. */
  public Runner(String name, Wrapping wrapping, SessionUse session, @Nullable RunnerRule rule) {
    this(name, wrapping, session, rule, null);
  }

  /** The same, with what it makes before it runs anything. */
  public Runner making(RunnerTable made) {
    return new Runner(name, wrapping, session, rule, made);
  }

  /** What the files have of each other's session. */
  public enum SessionUse {
    /** Each file has its own. */
    FRESH,
    /** One session, but search path and role are put back after each file. */
    PATH_AND_ROLE_RESTORED,
    /** One session. */
    SHARED
  }

  /** Of a runner that keeps all of a session, or nothing. */
  public Runner(String name, Wrapping wrapping, boolean sharedSession, @Nullable RunnerRule rule) {
    this(name, wrapping, sharedSession ? SessionUse.SHARED : SessionUse.FRESH, rule);
  }

  /** What the runner puts into one transaction. */
  public enum Wrapping {
    /** Each migration. */
    EACH_MIGRATION,
    /** All migrations not yet applied; a statement that refuses transactions fails. */
    ALL_PENDING,
    /** Nothing; the file decides. */
    NOTHING
  }
}
