package dev.plumbline.rules;

/** The canonical was made from another history. */
final class CanonicalStale {
  static final Rule RULE =
      new Rule(
          "canonical/stale",
          "The canonical does not match the migrations",
          Severity.ERROR,
          """
          The schema that the migrations build differs from the one the canonical builds, and the canonical's header
          says it was written from a different set of migrations.
          """,
          """
          The snapshot is what people read and what production is compared with. A stale one hides drift.
          """,
          """
          plumb snapshot, then commit the file together with the migration.
          """,
          "",
          "");

  private CanonicalStale() {}
}
