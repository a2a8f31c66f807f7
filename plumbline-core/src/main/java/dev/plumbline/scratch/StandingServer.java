package dev.plumbline.scratch;

/**
 * A scratch database that stays when this process ends, until it is removed: on a server of its
 * own, or on one given by URL.
 */
public interface StandingServer {
  /** How it is. */
  enum Condition {
    /** It takes connections. */
    RUNNING,
    /**
     * It was stopped in order, after a time without clients or with the machine; data are there.
     */
    STOPPED,
    /** It was killed, or its files are gone: its data cannot be trusted. */
    LOST
  }

  /**
   * Looks, by connecting.
   *
   * @throws ScratchException when nobody can tell: a server given by URL does not answer
   */
  Condition condition() throws ScratchException;

  /**
   * Starts a server that is {@link Condition#STOPPED}. It may have another port, and so another
   * URL, when its own was taken meanwhile.
   *
   * @throws ScratchException when it does not start
   */
  void start() throws ScratchException;

  /** For replaying into; closing it drops nothing. */
  ScratchDatabase database();

  /** {@code postgresql://…} with the password: for whoever asked for the database, nobody else. */
  String url();

  /** The same for everybody: without a password. */
  String shownUrl();

  /** 14 to 18. */
  int major();

  /** {@code "PostgreSQL 18.6 (embedded)"}. */
  String description();

  /**
   * Ends the server, or drops the database, and deletes its files; fine when that was done.
   *
   * @throws ScratchException when a server given by URL does not let us
   */
  void remove() throws ScratchException;
}
