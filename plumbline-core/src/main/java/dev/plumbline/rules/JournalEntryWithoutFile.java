package dev.plumbline.rules;

/** The journal names a migration that has no file. */
final class JournalEntryWithoutFile {
  static final Rule RULE =
      new Rule(
          "journal/entry-without-file",
          "A journal entry without its file",
          Severity.ERROR,
          """
          The journal (Drizzle's meta/_journal.json, Sqitch's plan) lists a migration, but its file is not there.
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
