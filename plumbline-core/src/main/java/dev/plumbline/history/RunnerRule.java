package dev.plumbline.history;

/**
 * How a runner decides what to do on a database that has a past, and what it writes down there. One
 * beside each convention, held against the real runner by its tests.
 */
public interface RunnerRule {
  /**
   * What the runner does when it meets these files and this record.
   *
   * @param history every file that is there, in the order of a new database
   * @param recorded what its table says; {@link Recorded#NOTHING} for a new database
   */
  Decision decide(History history, Recorded recorded);

  /** What the runner writes down when it applied a migration. */
  Recorded.Entry entry(Migration migration);
}
