package dev.plumbline.rules;

/** The journal is missing or is not what it should be. */
final class JournalUnreadable {
  static final Rule RULE =
      new Rule(
          "journal/unreadable",
          "The journal cannot be read",
          Severity.ERROR,
          """
          meta/_journal.json is missing, is not JSON, or lacks what Drizzle writes into it.
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
