package dev.plumbline.rules;

/** The end of the canonical is missing. */
final class CanonicalTruncated {
  static final Rule RULE =
      new Rule(
          "canonical/truncated",
          "The canonical is cut off",
          Severity.ERROR,
          """
          The canonical does not have the digest its header states, and what is there is the beginning of what was
          written: it ends within a statement, or before the last object. Of a dump: the line with which pg_dump ends
          is missing.
          """,
          """
          A full disk or an interrupted copy leaves such a file. Objects at its end are missing for everybody who
          builds from it.
          """,
          """
          plumb snapshot writes it as a whole or not at all.
          """,
          "",
          "");

  private CanonicalTruncated() {}
}
