package dev.plumbline.rules;

/** There is no canonical snapshot. */
final class CanonicalMissing {
  static final Rule RULE =
      new Rule(
          "canonical/missing",
          "No canonical snapshot",
          Severity.ERROR,
          """
          The committed snapshot of the schema was not found. It is looked for where plumbline.toml says ([canonical]
          path), else beside the migrations as canonical-schema.sql.
          """,
          """
          Without it a reviewer cannot see what a pull request does to the schema, and nothing shows that a migration
          was edited after it was merged.
          """,
          """
          plumb snapshot
          """,
          "",
          "");

  private CanonicalMissing() {}
}
