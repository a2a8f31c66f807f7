package dev.plumbline.rules;

/** The history went on and the canonical did not. */
final class CanonicalStale {
  static final Rule RULE =
      new Rule(
          "canonical/stale",
          "The canonical was written from other migrations",
          Severity.ERROR,
          """
          The canonical is as plumb snapshot wrote it, but its header says it was written from a different set of
          migrations than the one here: one was added, changed, renamed or removed since. A warning when the schema is
          the same all the same, as after a migration that only moves data.
          """,
          """
          The snapshot is what people read in review and what production is compared with. A stale one hides drift.
          """,
          """
          plumb snapshot, then commit the file together with the migration.
          """,
          "",
          "");

  private CanonicalStale() {}
}
