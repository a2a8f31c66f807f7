package dev.plumbline.rules;

/** A migration of the branch sorts below the highest one main has. */
final class LinearBelowMain {
  static final Rule RULE =
      new Rule(
          "linear/below-main",
          "A number below main's highest",
          Severity.ERROR,
          """
          Your branch adds a migration that sorts before one that main already has.
          """,
          """
          A database that has applied main's newer migration either never runs yours, because the runner
          only looks above the highest version it knows, or runs it in an order that differs from every
          database built from the start. Both end as drift.
          """,
          """
          Rebase on main and give your migration the next free number.
          """,
          """
          main         0006_add_users.sql, 0008_add_teams.sql
          your branch  0007_add_labels.sql
          """,
          """
          main         0006_add_users.sql, 0008_add_teams.sql
          your branch  0009_add_labels.sql
          """);

  private LinearBelowMain() {}
}
