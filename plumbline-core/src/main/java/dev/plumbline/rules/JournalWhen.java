package dev.plumbline.rules;

/** The journal time of an entry is not later than that of the one before. */
final class JournalWhen {
  static final Rule RULE =
      new Rule(
          "journal/when-not-increasing",
          "A migration some databases will skip",
          Severity.ERROR,
          """
          Drizzle applies an entry only if its "when" is later than that of the last migration the database has
          applied. An entry whose "when" is not later than an earlier entry's is skipped by any database that
          already ran the earlier one.
          """,
          """
          A fresh database gets it, one that was deployed in between never does, and no error is shown. Found in
          production months later as a missing column.
          """,
          """
          Set "when" of the newer entry to a time later than every entry before it, as long as it has not been merged.
          If it has, databases that skipped it need its statements in a new migration, guarded by IF NOT EXISTS.
          """,
          """
          {"idx": 7, "when": 1700000002000, "tag": "0007_a"}
          {"idx": 8, "when": 1700000001000, "tag": "0008_b"}
          """,
          """
          {"idx": 7, "when": 1700000002000, "tag": "0007_a"}
          {"idx": 8, "when": 1700000003000, "tag": "0008_b"}
          """);

  private JournalWhen() {}
}
