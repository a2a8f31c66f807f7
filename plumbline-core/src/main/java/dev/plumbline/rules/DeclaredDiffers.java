package dev.plumbline.rules;

/** The two say something else about one object. */
final class DeclaredDiffers {
  static final Rule RULE =
      new Rule(
          "declared/differs",
          "Declared otherwise than the migrations build it",
          Severity.ERROR,
          """
          An object is in the migrations and in the declared schema, and is not the same: another type, default, nullability,
          foreign-key action, index definition. Both were read from PostgreSQL's catalogs, so that layout, quoting and spelling do
          not matter; the order of columns does not count.
          """,
          """
          The application believes something about the database that does not hold there: that a row survives when its parent is
          deleted, that a column is never null.
          """,
          """
          Decide which of the two is meant. If the declaration: write the migration that makes it so (where a generator sees
          nothing to do, because its own snapshot is right already, write it by hand). If the migrations: put the declaration
          right.
          """,
          "",
          "");

  private DeclaredDiffers() {}
}
