package dev.plumbline.replay;

import dev.plumbline.scratch.ScratchDatabase;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The database's owner is a superuser until this is closed, unless he is one anyway. */
final class AsSuperuser implements AutoCloseable {
  private final ScratchDatabase database;
  private final @Nullable String role;

  private AsSuperuser(ScratchDatabase database, @Nullable String role) {
    this.database = database;
    this.role = role;
  }

  /**
   * Makes him one.
   *
   * @throws ServerLost when nobody on that server can
   */
  static AsSuperuser open(ScratchDatabase database) throws ServerLost {
    try (Session owner = Session.owner(database);
        Session superuser = Session.superuser(database)) {
      if (owner.isSuperuser()) {
        return new AsSuperuser(database, null);
      }
      if (!superuser.isSuperuser()) {
        throw new ServerLost(
            "[replay] superuser asks for one, and "
                + superuser.user()
                + " is none; give [postgres] url a user that is",
            null,
            new SQLException("not a superuser"));
      }
      superuser.command("ALTER ROLE " + owner.user() + " SUPERUSER");
      return new AsSuperuser(database, owner.user());
    }
  }

  @Override
  public void close() throws ServerLost {
    if (role != null) {
      try (Session superuser = Session.superuser(database)) {
        superuser.command("ALTER ROLE " + role + " NOSUPERUSER");
      }
    }
  }
}
