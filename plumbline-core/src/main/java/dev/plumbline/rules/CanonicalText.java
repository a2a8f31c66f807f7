package dev.plumbline.rules;

/** The canonical is right but not as written. */
final class CanonicalText {
  static final Rule RULE =
      new Rule(
          "canonical/not-as-written",
          "The canonical is right but not as this version writes it",
          Severity.WARNING,
          """
          The canonical is untouched and builds the same schema as the migrations, but its text is not what this
          version of plumb writes: another version wrote it.
          """,
          """
          Nothing is wrong with the schema. The next snapshot will show a change that nobody made.
          """,
          """
          plumb snapshot
          """,
          "",
          "");

  private CanonicalText() {}
}
