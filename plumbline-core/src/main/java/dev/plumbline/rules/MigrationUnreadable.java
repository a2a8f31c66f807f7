package dev.plumbline.rules;

/** A migration cannot be read as SQL text. */
final class MigrationUnreadable {
  static final Rule RULE =
      new Rule(
          "migration/unreadable",
          "A migration that cannot be read",
          Severity.ERROR,
          """
          The file cannot be read or split into statements: it is a directory, it is not UTF-8, it holds a NUL byte, a
          quote or comment is never closed, or it uses a psql command (a line that begins with a backslash).
          """,
          """
          A runner fails on it, or runs something else than what was reviewed.
          """,
          """
          The message says where. Save the file as UTF-8; replace psql commands by SQL.
          """,
          "",
          "");

  private MigrationUnreadable() {}
}
