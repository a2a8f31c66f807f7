package dev.plumbline.rules;

/** The canonical was written by a newer plumb. */
final class CanonicalNewer {
  static final Rule RULE =
      new Rule(
          "canonical/newer-format",
          "The canonical was written by a newer plumb",
          Severity.ERROR,
          """
          The header names a format that this version of plumb does not know. The canonical is not loaded, nor
          compared.
          """,
          """
          What the newer version writes down may be more than this one can read. Writing the snapshot with the older
          version would undo it for the whole team.
          """,
          """
          Use the version of plumb the team uses; if that is this one: plumb snapshot.
          """,
          "",
          "");

  private CanonicalNewer() {}
}
