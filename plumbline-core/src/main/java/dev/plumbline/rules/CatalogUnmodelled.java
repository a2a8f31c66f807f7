package dev.plumbline.rules;

/** The schema holds an object of a kind that is not compared yet. */
final class CatalogUnmodelled {
  static final Rule RULE =
      new Rule(
          "catalog/unmodelled-object",
          "An object that cannot be compared",
          Severity.ERROR,
          """
          The history creates an object of a kind the canonical cannot hold yet.
          """,
          """
          A snapshot that left it out would call two different schemas equal.
          """,
          """
          Leave its schema out of the comparison in plumbline.toml, knowingly:
            [schema] exclude = ["that_schema"]
          """,
          "",
          "");

  private CatalogUnmodelled() {}
}
