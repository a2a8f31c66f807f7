package dev.plumbline.rules;

/** A merge that is clean for git and broken for PostgreSQL. */
final class OrderBroken {
  static final Rule RULE =
      new Rule(
          "order/broken-merge",
          "Merging would break the history",
          Severity.ERROR,
          """
          Main and your branch both added migrations since you left main. Applied after main's, as every database will,
          one of yours fails; without main's it applies.
          """,
          """
          Git merges different files without a conflict and every check of the branch by itself was green. The next
          deployment, and every new database, fails.
          """,
          """
          Rebase on main and adapt your migration to what main's did: the finding names both.
          """,
          """
          main         0007_rename.sql  ALTER TABLE users RENAME COLUMN mail TO email;
          your branch  0008_index.sql   CREATE INDEX ON users (mail);
          """,
          """
          your branch  0008_index.sql   CREATE INDEX ON users (email);
          """);

  private OrderBroken() {}
}
