package dev.plumbline.catalog;

import java.sql.SQLException;

/** Reads all objects of one kind. A new kind is one of these, its record, and its registration. */
@FunctionalInterface
interface KindReader {
  void read(Reading reading) throws SQLException;
}
