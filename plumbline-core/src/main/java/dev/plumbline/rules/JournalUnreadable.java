package dev.plumbline.rules;

/** The journal is missing or is not what it should be. */
final class JournalUnreadable {
  static final Rule RULE =
      new Rule(
          "journal/unreadable",
          "The journal cannot be read",
          Severity.ERROR,
          """
          Drizzle's meta/_journal.json or Sqitch's sqitch.plan is missing, or is not written as its tool writes it.
          """,
          """
          Without it nothing says which migrations exist and in what order they run.
          """,
          """
          Bring it back from git (git checkout main -- <path>), or resolve the merge conflict in it.
          """,
          "",
          "");

  private JournalUnreadable() {}
}
