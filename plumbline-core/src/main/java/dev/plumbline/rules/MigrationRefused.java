package dev.plumbline.rules;

/** A migration that the runner refuses to run. */
final class MigrationRefused {
  static final Rule RULE =
      new Rule(
          "migration/refused-by-runner",
          "The runner refuses the migration",
          Severity.ERROR,
          """
          The runner looks at the file before it runs it, and stops: the file is not what it has to be.
          """,
          """
          The deployment fails, although the SQL may be right.
          """,
          """
          Change the file as the finding says.
          """,
          """
          -- V8__orders.sql, in Flyway
          CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint);
          CREATE INDEX CONCURRENTLY orders_customer ON orders (customer);
          """,
          """
          -- V8__orders.sql
          CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint);
          -- V9__orders_customer.sql
          CREATE INDEX CONCURRENTLY orders_customer ON orders (customer);
          """);

  private MigrationRefused() {}
}
