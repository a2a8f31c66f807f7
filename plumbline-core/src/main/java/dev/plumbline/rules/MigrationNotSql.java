package dev.plumbline.rules;

/** A migration in a programming language. */
final class MigrationNotSql {
  static final Rule RULE =
      new Rule(
          "migration/not-sql",
          "A migration that is not SQL",
          Severity.WARNING,
          """
          The runner has a migration here that is written in Go, Java, TypeScript, Ruby or another language. Plumbline
          runs SQL only, so it leaves this one out and goes on.
          """,
          """
          What the migration makes is missing from the replayed schema, and what comes after it may fail for want of it.
          """,
          """
          Record what it does in SQL, once, in a file of the same name with .sql behind it, in a directory that
          plumbline.toml names. A migration that only moves data is recorded by a file with a comment in it.
          """,
          """
          migrations/0007_backfill.go
          """,
          """
          migrations/0007_backfill.go
          plumb/recorded/0007_backfill.go.sql

          [migrations]
          recorded = "plumb/recorded"
          """);

  private MigrationNotSql() {}
}
