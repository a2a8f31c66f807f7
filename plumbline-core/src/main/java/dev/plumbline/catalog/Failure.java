package dev.plumbline.catalog;

import java.sql.SQLException;

/** What a database error means to the person who asked. */
final class Failure {
  private Failure() {}

  static CatalogException explain(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    String what = "cannot read the database's catalogs: ";
    if (state.equals("42501")) {
      return new CatalogException(
          what
              + e.getMessage()
              + "\nConnect as a role that may read pg_catalog, as every role may by default.",
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
