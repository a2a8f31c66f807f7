package dev.plumbline.replay;

/**
 * Looks at the database between migrations.
 *
 * @param <E> what it throws; ends the replay
 */
@FunctionalInterface
public interface AfterMigration<E extends Exception> {
  /**
   * A migration was applied and its transaction is over.
   *
   * @param done migrations applied so far; 0 when only the prelude was
   */
  void applied(int done) throws E;
}
