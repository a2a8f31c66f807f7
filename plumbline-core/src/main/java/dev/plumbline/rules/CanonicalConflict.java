package dev.plumbline.rules;

/** Conflict markers were left in the canonical. */
final class CanonicalConflict {
  static final Rule RULE =
      new Rule(
          "canonical/conflict",
          "Conflict markers are in the canonical",
          Severity.ERROR,
          """
          A line git writes around the two sides of a conflict stands in the canonical.
          """,
          """
          It is no SQL, and taking one side or both by hand gives a schema that no history makes.
          """,
          """
          Merge the migrations, then plumb snapshot. plumb merge-driver install makes git write the canonical from the
          merged migrations, so that there is never a marker in it.
          """,
          "",
          "");

  private CanonicalConflict() {}
}
