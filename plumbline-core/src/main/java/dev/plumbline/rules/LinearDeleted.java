package dev.plumbline.rules;

/** A migration that main has is gone on the branch. */
final class LinearDeleted {
  static final Rule RULE =
      new Rule(
          "linear/deleted",
          "A merged migration was deleted",
          Severity.ERROR,
          """
          A migration that main already has is gone on your branch.
          """,
          """
          New databases are built without its effect, databases that applied it keep it, and the runner
          meets a version it no longer knows.
          """,
          """
          Put the file back (`git checkout origin/main -- FILE`) and undo its effect in a new migration.
          """,
          """
          git rm migrations/0003_add_orders.sql
          """,
          """
          -- 0009_drop_orders.sql
          DROP TABLE orders;
          """);

  private LinearDeleted() {}
}
