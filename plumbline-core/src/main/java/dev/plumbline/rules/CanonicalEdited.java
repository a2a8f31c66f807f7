package dev.plumbline.rules;

/** The canonical was changed by hand. */
final class CanonicalEdited {
  static final Rule RULE =
      new Rule(
          "canonical/edited",
          "The canonical was edited by hand",
          Severity.ERROR,
          """
          The text below the header does not have the digest the header states, and nothing speaks for git having
          merged it: somebody changed it after it was written. The finding names the objects. An error when they mean
          something else now, a warning when only the text differs: a comment, a blank, the order. Line ends and a
          byte order mark do not count: git and editors change those.
          """,
          """
          Migrations are the only truth. A change that is only in the snapshot exists on no database, and is gone with
          the next plumb snapshot.
          """,
          """
          Put the change into a new migration, then plumb snapshot.
          """,
          "",
          "");

  private CanonicalEdited() {}
}
