package dev.plumbline.scratch;

import java.sql.SQLException;
import java.util.Set;
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

  /** Names of the extensions that {@code CREATE EXTENSION} finds here. */
  Set<String> availableExtensions() throws ScratchException;

  /**
   * What the server's side knows about an error on one of its connections, and what to do: the
   * server died (with the end of its log), the scratch area is full. Null when it has nothing to
   * add.
   */
  @Nullable String explain(SQLException problem);

  @Override
  void close();
}
