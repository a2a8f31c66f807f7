package dev.plumbline.catalog;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to one database, as one role. */
@FunctionalInterface
public interface ConnectionSource {
  /** A new connection with no transaction open; the caller closes it. */
  Connection open() throws SQLException;
}
