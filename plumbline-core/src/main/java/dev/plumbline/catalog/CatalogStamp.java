package dev.plumbline.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;

/**
 * A number or two of every system catalog, which change with every change to the schema: how many
 * rows there are, and the youngest transaction that wrote one. Much cheaper than reading the
 * schema. Where nothing changed the stamp is the same; where it differs, something may have
 * changed.
 */
public final class CatalogStamp {
  private static final String CATALOGS =
      """
      SELECT c.relname
      FROM pg_catalog.pg_class c
      WHERE c.relnamespace = 'pg_catalog'::regnamespace
        AND c.relkind = 'r'
        AND pg_catalog.has_table_privilege(c.oid, 'SELECT')
        AND c.relname NOT IN ('pg_statistic', 'pg_statistic_ext_data', 'pg_largeobject')
      ORDER BY 1
      """;

  private final Connection connection;
  private final String query;

  private CatalogStamp(Connection connection, String query) {
    this.connection = connection;
    this.query = query;
  }

  /**
   * For one database.
   *
   * @param connection with no transaction open; catalogs its user may not read do not count
   */
  public static CatalogStamp on(Connection connection) throws SQLException {
    StringJoiner counts = new StringJoiner(" UNION ALL ");
    try (Statement statement = connection.createStatement();
        ResultSet names = statement.executeQuery(CATALOGS)) {
      while (names.next()) {
        counts.add(
            "SELECT '%1$s ' || count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) AS line FROM pg_catalog.%1$s"
                .formatted(names.getString(1)));
      }
    }
    return new CatalogStamp(
        connection, "SELECT pg_catalog.string_agg(line, ',') FROM (" + counts + ") catalogs");
  }

  /** The stamp as of now. */
  public String now() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet stamp = statement.executeQuery(query)) {
      stamp.next();
      return String.valueOf(stamp.getString(1));
    }
  }
}
