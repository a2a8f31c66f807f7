package dev.plumbline.scratch;

/** A running throw-away server (or a guest's place on one). Closing leaves nothing behind. */
public interface ScratchServer extends AutoCloseable {

  /** 14 to 18. */
  int major();

  /** What it is and where it comes from, for output: {@code "PostgreSQL 18.6 (embedded)"}. */
  String description();

  /**
   * A new, empty database owned by a role that is not a superuser.
   *
   * @throws ScratchException when it cannot be made
   */
  ScratchDatabase createDatabase() throws ScratchException;

  @Override
  void close();
}
