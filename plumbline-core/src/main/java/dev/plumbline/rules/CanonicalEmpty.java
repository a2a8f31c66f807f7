package dev.plumbline.rules;

/** The canonical is an empty file. */
final class CanonicalEmpty {
  static final Rule RULE =
      new Rule(
          "canonical/empty",
          "The canonical is empty",
          Severity.ERROR,
          """
          The file is there and nothing is in it.
          """,
          """
          An interrupted redirection leaves an empty file: plumb snapshot --out - > FILE, or pg_dump > FILE.
          """,
          """
          plumb snapshot
          """,
          "",
          "");

  private CanonicalEmpty() {}
}
