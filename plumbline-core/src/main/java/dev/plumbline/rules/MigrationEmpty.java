package dev.plumbline.rules;

/** A migration holds no statement. */
final class MigrationEmpty {
  static final Rule RULE =
      new Rule(
          "migration/empty",
          "An empty migration",
          Severity.WARNING,
          """
          The file has no statement: it is empty or holds only comments.
          """,
          """
          It takes a number and does nothing. Most often the SQL was meant to be in it.
          """,
          """
          Write the statements, or delete the file before it is merged.
          """,
          "",
          "");

  private MigrationEmpty() {}
}
