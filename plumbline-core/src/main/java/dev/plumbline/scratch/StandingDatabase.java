package dev.plumbline.scratch;

import java.sql.Connection;
import java.sql.SQLException;

/** A database that closing does not drop. */
record StandingDatabase(String name, Connector owner, Connector superuser)
    implements ScratchDatabase {
  @Override
  public Connection connectAsOwner() throws SQLException {
    return owner.with("preferQueryMode", "simple").connect(name);
  }

  @Override
  public Connection connectAsSuperuser() throws SQLException {
    return superuser.connect(name);
  }

  @Override
  public void close() {
    // It stays.
  }
}
