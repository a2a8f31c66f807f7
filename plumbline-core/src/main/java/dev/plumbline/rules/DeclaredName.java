package dev.plumbline.rules;

/** The same thing under two names. */
final class DeclaredName {
  static final Rule RULE =
      new Rule(
          "declared/name",
          "Another name in the declaration",
          Severity.WARNING,
          """
          A constraint, an index or a serial column's sequence is the same in the migrations and in the declared schema, but for its
          name.
          """,
          """
          Tools change and drop such things by name: the next generated migration that touches it says DROP CONSTRAINT with a name
          the database does not have, and fails.
          """,
          """
          Rename it in a migration (ALTER TABLE ... RENAME CONSTRAINT ... TO ...), or name it in the declaration as it is.
          """,
          "",
          "");

  private DeclaredName() {}
}
