package dev.plumbline.rules;

/** What was not taken for schema. */
final class DeclaredLog {
  static final Rule RULE =
      new Rule(
          "declared/log-lines",
          "Log lines among the DDL",
          Severity.NOTE,
          """
          The program that prints the declared schema also logged to standard output. Lines that are no DDL were not taken for schema;
          where a line was in doubt, PostgreSQL was asked whether it can parse it.
          """,
          """
          Whoever pipes the same command into a file gets a file that does not load.
          """,
          """
          Log to standard error while the schema is loaded.
          """,
          "",
          "");

  private DeclaredLog() {}
}
