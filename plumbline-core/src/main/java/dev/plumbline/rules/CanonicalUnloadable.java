package dev.plumbline.rules;

/** The canonical is not loadable SQL. */
final class CanonicalUnloadable {
  static final Rule RULE =
      new Rule(
          "canonical/does-not-load",
          "The canonical does not load",
          Severity.ERROR,
          """
          The committed snapshot fails in an empty PostgreSQL, or cannot be read.
          """,
          """
          Nobody can build a database from it or compare with it.
          """,
          """
          plumb snapshot writes it anew from the migrations. If it holds conflict markers, that is the way out too: never
          merge it by hand.
          """,
          "",
          "");

  private CanonicalUnloadable() {}
}
