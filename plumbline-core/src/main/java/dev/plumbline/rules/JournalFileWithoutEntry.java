package dev.plumbline.rules;

/** A migration file the journal does not name. */
final class JournalFileWithoutEntry {
  static final Rule RULE =
      new Rule(
          "journal/file-without-entry",
          "A migration that the journal does not name",
          Severity.ERROR,
          """
          A .sql file lies beside the others, but the journal (Drizzle's meta/_journal.json, Sqitch's plan) has no entry
          for it. The journal decides what runs, so this file never runs, on no database.
          """,
          """
          It looks merged and reviewed, and nothing it creates exists anywhere. It usually comes from a merge
          conflict in the journal that was resolved by keeping one side.
          """,
          """
          Add the entry (drizzle-kit generates it), or delete the file if a later migration already does its work.
          """,
          """
          0129_first.sql, 0130_second.sql
          _journal.json: ..., 0129_first
          """,
          """
          0129_first.sql, 0130_second.sql
          _journal.json: ..., 0129_first, 0130_second
          """);

  private JournalFileWithoutEntry() {}
}
