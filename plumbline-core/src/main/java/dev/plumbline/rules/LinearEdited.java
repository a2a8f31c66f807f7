package dev.plumbline.rules;

/** A migration that main has reads differently on the branch. */
final class LinearEdited {
  static final Rule RULE =
      new Rule(
          "linear/edited",
          "A merged migration was changed",
          Severity.ERROR,
          """
          A migration that main already has reads differently on your branch. A change of comments or
          white space only is a note; putting back what main once had is a note as well.
          """,
          """
          Databases that applied the migration will not apply it again: they keep the old effect while
          every new database gets the new one. Runners that remember a checksum refuse to go on.
          """,
          """
          Put the file back (`git checkout origin/main -- FILE`) and write the change as a new migration.
          """,
          """
          -- 0003_add_orders.sql, merged last week
          CREATE TABLE orders (id bigint PRIMARY KEY, note text);  -- note added now
          """,
          """
          -- 0009_add_order_note.sql, new
          ALTER TABLE orders ADD COLUMN note text;
          """);

  private LinearEdited() {}
}
