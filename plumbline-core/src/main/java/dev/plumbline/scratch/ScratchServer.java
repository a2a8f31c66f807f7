package dev.plumbline.scratch;

import org.jspecify.annotations.Nullable;

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

  /**
   * Why the server stopped serving, with the end of its log: for a connection error in the middle
   * of a replay. Null while it is well, or when nothing can be told.
   */
  default @Nullable String failure() {
    return null;
  }

  @Override
  void close();
}
