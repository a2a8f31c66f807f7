package dev.plumbline.rules;

/** A migration makes what nobody declared. */
final class DeclaredMissing {
  static final Rule RULE =
      new Rule(
          "declared/not-declared",
          "In the migrations, but not declared",
          Severity.ERROR,
          """
          The migrations build an object that the declared schema could have and has not. What the way of declaring cannot express
          is not meant: that is listed by declared/owned-by-sql.
          """,
          """
          The next generated migration may drop it, or create it a second time; code written against the declaration does not
          know it is there.
          """,
          """
          Declare it, or drop it in a migration. If it is made by SQL on purpose, say so: an [[ignore]] with a reason, or
          [schema] exclude_objects.
          """,
          "",
          "");

  private DeclaredMissing() {}
}
