package dev.plumbline.catalog;

import java.sql.SQLException;

/** What a database error means to the person who asked. */
final class Failure {
  private static final String DENIED = "42501";

  private Failure() {}

  /** Whether reading again may help: something was dropped between one query and the next. */
  static boolean mayComeOfChange(SQLException e) {
    String state = e.getSQLState();
    return state == null
        || state.startsWith("XX")
        || state.startsWith("42") && !state.equals(DENIED);
  }

  static CatalogException ofConstantChange(int attempts) {
    return new CatalogException(
        "the schema was changed while it was read, "
            + attempts
            + " times in a row.\nRead it again when whatever changes it (a migration?) has ended.");
  }

  static CatalogException explain(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    String what = "cannot read the database's catalogs: ";
    if (state.equals(DENIED)) {
      return new CatalogException(
          what
              + e.getMessage()
              + "\n"
              + "Connect as a role that may read pg_catalog, as every role may by default, or give"
              + " it back: GRANT SELECT ON what is named TO the role.",
          e);
    }
    if (state.equals("25001")) {
      return new CatalogException(
          what + "the connection is inside a transaction.\nCommit it or roll it back first.", e);
    }
    if (state.startsWith("08") || state.startsWith("57P")) {
      return new CatalogException(
          what + "the connection was lost: " + e.getMessage() + "\nIs the server still running?",
          e);
    }
    return new CatalogException(what + e.getMessage(), e);
  }
}
