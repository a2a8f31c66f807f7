package dev.plumbline.rules;

/** A number between the first and the last is missing. */
final class SequenceGap {
  static final Rule RULE =
      new Rule(
          "sequence/gap",
          "A gap in the numbers",
          Severity.ERROR,
          """
          A number between the first migration and the last belongs to no file. It fails the gate while your branch
          can still mend it: a gap the base branch already has is a warning, since nobody may renumber merged files.
          So is any gap among .up.sql files, whose runner asks for the next higher number only.
          """,
          """
          Either a migration was deleted, or one was never committed. A database that applied it holds objects that
          no file explains, and the next person to take the free number runs behind migrations that are already applied.
          """,
          """
          Bring the missing file back from git, or give the later migrations of your branch the next numbers.
          """,
          """
          0006_add_users.sql
          0008_add_teams.sql
          """,
          """
          0006_add_users.sql
          0007_add_teams.sql
          """);

  private SequenceGap() {}
}
