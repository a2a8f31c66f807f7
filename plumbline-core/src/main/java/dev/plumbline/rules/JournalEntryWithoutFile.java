package dev.plumbline.rules;

/** The journal names a migration that has no file. */
final class JournalEntryWithoutFile {
  static final Rule RULE =
      new Rule(
          "journal/entry-without-file",
          "A journal entry without its file",
          Severity.ERROR,
          """
          meta/_journal.json lists a migration, but <tag>.sql is not in the directory.
          """,
          """
          The migrator stops with an error on every database that has not applied it yet, a fresh one included.
          """,
          """
          Commit the missing file, or take the entry out of the journal if it was never applied anywhere.
          """,
          "",
          "");

  private JournalEntryWithoutFile() {}
}
