package dev.plumbline.rules;

/** The canonical was changed by hand. */
final class CanonicalEdited {
  static final Rule RULE =
      new Rule(
          "canonical/edited",
          "The canonical was edited by hand",
          Severity.ERROR,
          """
          The canonical differs from what the migrations build, though its header says it was written from exactly
          these migrations: its text was changed afterwards.
          """,
          """
          Migrations are the only truth. A change that is only in the snapshot exists on no database.
          """,
          """
          Put the change into a new migration, then plumb snapshot.
          """,
          "",
          "");

  private CanonicalEdited() {}
}
