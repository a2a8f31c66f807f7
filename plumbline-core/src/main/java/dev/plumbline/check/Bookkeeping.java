package dev.plumbline.check;

import java.util.List;

/** Tables in which runners write down what they applied: theirs, not the schema's. */
final class Bookkeeping {
  /** {@code schema.table} patterns as in {@link dev.plumbline.catalog.CatalogScope}. */
  static final List<String> TABLES =
      List.of(
          "*.schema_migrations",
          "drizzle.__drizzle_migrations",
          "*.__drizzle_migrations",
          "*.flyway_schema_history",
          "*._prisma_migrations",
          "*.goose_db_version",
          "*._sqlx_migrations",
          "*.__diesel_schema_migrations",
          "*.pgmigrations",
          "*.databasechangelog",
          "*.databasechangeloglock");

  private Bookkeeping() {}
}
