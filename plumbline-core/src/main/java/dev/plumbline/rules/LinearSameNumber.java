package dev.plumbline.rules;

/** Both sides added the same number with different files. */
final class LinearSameNumber {
  static final Rule RULE =
      new Rule(
          "linear/same-number",
          "The same number on both sides",
          Severity.ERROR,
          """
          Your branch adds a migration under a number that main has meanwhile given to another file.
          In a history with a journal the same holds for the position in the journal.
          """,
          """
          Git merges two new files without a conflict. Afterwards two migrations claim one place in the
          order: some runners stop, some apply one of them and never the other, some apply them in an
          order nobody has tested.
          """,
          """
          Rebase on main and give your migration the next free number. Rename its down file, journal
          entry and snapshot with it and change every reference to the old name.
          """,
          """
          main         0007_add_teams.sql
          your branch  0007_add_labels.sql
          """,
          """
          main         0007_add_teams.sql
          your branch  0008_add_labels.sql
          """);

  private LinearSameNumber() {}
}
