package dev.plumbline.scratch;

import java.sql.Connection;
import java.sql.SQLException;

/** A throw-away database; closing it drops it. */
public interface ScratchDatabase extends AutoCloseable {

  /** The database's name on its server. */
  String name();

  /**
   * A new connection as the database's owner, a role named {@code postgres} that is not a superuser
   * where the provider can arrange that. What runs a migration uses this one.
   */
  Connection connectAsOwner() throws SQLException;

  /** A new connection as the superuser (on a server given by URL: as the URL's user). */
  Connection connectAsSuperuser() throws SQLException;

  @Override
  void close();
}
