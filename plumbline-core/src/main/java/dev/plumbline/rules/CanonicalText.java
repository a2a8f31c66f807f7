package dev.plumbline.rules;

/** The canonical is right but not as written. */
final class CanonicalText {
  static final Rule RULE =
      new Rule(
          "canonical/not-as-written",
          "The canonical is right but was not written so",
          Severity.WARNING,
          """
          The canonical builds the same schema as the migrations, but its text or header is not what plumb snapshot writes
          today: another version wrote it, or a person tidied it.
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
