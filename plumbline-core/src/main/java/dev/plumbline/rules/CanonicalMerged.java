package dev.plumbline.rules;

/** The canonical was put together by git. */
final class CanonicalMerged {
  static final Rule RULE =
      new Rule(
          "canonical/merged",
          "The canonical was merged by git",
          Severity.ERROR,
          """
          The text below the header does not have the digest the header states, and it came out of a merge, a rebase
          or a cherry-pick: git put lines of two snapshots together, or a person took one header and both bodies. Told
          by two header lines, by a merge commit (or a merge under way) whose sides both differ from the file, or by a
          header of other migrations over a body that is right for these. A warning when the schema is right all the
          same.
          """,
          """
          Two texts that merge without a conflict need not be the schema that both sides' migrations make: an object
          that one side dropped and the other changed, a block that moved. Nobody wrote this file, and nobody has read
          it.
          """,
          """
          plumb snapshot writes it from the merged migrations. plumb merge-driver install makes git do so by itself
          from then on.
          """,
          "",
          "");

  private CanonicalMerged() {}
}
