package dev.plumbline.rules;

/** A migration that main has carries another name on the branch. */
final class LinearRenamed {
  static final Rule RULE =
      new Rule(
          "linear/renamed",
          "A merged migration was renamed",
          Severity.ERROR,
          """
          A migration that main already has carries another name or number on your branch, its content
          (nearly) the same.
          """,
          """
          Runners remember what they applied by name or number. A database that applied the migration
          applies it a second time under the new one and fails, or skips whatever holds its number now.
          """,
          """
          Give the file its old name back. If two merged migrations collide, renumber the one that no
          database has applied yet, and say so in the commit.
          """,
          """
          git mv migrations/0003_add_orders.sql migrations/0003_create_orders.sql
          """,
          """
          migrations/0003_add_orders.sql stays as it was merged
          """);

  private LinearRenamed() {}
}
