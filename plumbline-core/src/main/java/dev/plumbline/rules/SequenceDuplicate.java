package dev.plumbline.rules;

/** Two files share a number. */
final class SequenceDuplicate {
  static final Rule RULE =
      new Rule(
          "sequence/duplicate",
          "Two migrations with the same number",
          Severity.ERROR,
          """
          Two files carry the same number.
          """,
          """
          Their order is decided by chance (by the rest of the name), and a runner that records only the number
          applies one and silently skips the other.
          """,
          """
          Give the one that was merged last the next free number, and change every reference to it.
          """,
          """
          0007_add_labels.sql
          0007_add_teams.sql
          """,
          """
          0007_add_teams.sql
          0008_add_labels.sql
          """);

  private SequenceDuplicate() {}
}
