package dev.plumbline.rules;

/** The runner refuses the directory as it is. */
final class RunnerStops {
  static final Rule RULE =
      new Rule(
          "runner/stops",
          "The runner refuses the directory or a file",
          Severity.ERROR,
          """
          A file or folder is such that the runner stops when it reads the directory, whatever the database: a name it
          cannot parse, a migration's folder without its script, a lock file for another kind of database; or when it
          looks at the file before it runs it: statements that it does not mix, a hash that is not the text's.
          """,
          """
          No migration runs until it is mended, neither this one nor any other.
          """,
          """
          The message says what is wrong; move what is no migration out of the directory.
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

  private RunnerStops() {}
}
