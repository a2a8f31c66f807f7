package dev.plumbline.rules;

/** The canonical holds commands of psql. */
final class CanonicalPsqlCommand {
  static final Rule RULE =
      new Rule(
          "canonical/psql-command",
          "The canonical holds a command of psql",
          Severity.ERROR,
          """
          A line of the canonical begins with a backslash: \\connect, \\i, \\copy. It is a command of psql, not SQL,
          and is never run: some of them start programs or read files of the machine. The \\restrict lines of pg_dump
          are skipped.
          """,
          """
          No client but psql can build a database from the file, and psql would leave the scratch database.
          """,
          """
          plumb snapshot writes plain SQL. A dump: pg_dump --schema-only without --create, which writes \\connect.
          """,
          "",
          "");

  private CanonicalPsqlCommand() {}
}
