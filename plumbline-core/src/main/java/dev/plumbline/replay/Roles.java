package dev.plumbline.replay;

import dev.plumbline.scratch.ScratchDatabase;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** Creates the roles a file takes for granted: without login, usable by the database's owner. */
final class Roles {
  private final ScratchDatabase database;
  private final SortedSet<String> created = new TreeSet<>();

  Roles(ScratchDatabase database) {
    this.database = database;
  }

  /**
   * Creates the role the error names.
   *
   * @return false when the error is another one, or the role did not cure it
   */
  boolean cure(ServerError error) throws ServerLost {
    String role = MissingRole.nameIn(error);
    if (role == null || !created.add(role)) {
      return false;
    }
    String name = '"' + role.replace("\"", "\"\"") + '"';
    try (Session superuser = Session.superuser(database);
        Session owner = Session.owner(database)) {
      superuser.command("CREATE ROLE " + name + " NOLOGIN");
      // Whoever sets the role up in production may give it to others, and change it.
      superuser.command("GRANT " + name + " TO " + owner.user() + " WITH ADMIN OPTION");
    }
    return true;
  }

  /** Names of the roles made so far, sorted. */
  SortedSet<String> created() {
    return Collections.unmodifiableSortedSet(created);
  }
}
