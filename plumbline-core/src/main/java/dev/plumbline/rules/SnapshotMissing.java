package dev.plumbline.rules;

/** A migration in the journal has no snapshot. */
final class SnapshotMissing {
  static final Rule RULE =
      new Rule(
          "journal/snapshot-missing",
          "A migration without its snapshot",
          Severity.WARNING,
          """
          The journal lists a migration, and meta/ holds snapshots, but none of this one.
          """,
          """
          drizzle-kit generate compares the schema with the last snapshot. Where that is the one that is missing, the next
          migration makes once more what this one made.
          """,
          """
          Restore it from git. A migration written by hand gets one through drizzle-kit generate --custom.
          """,
          "",
          "");

  private SnapshotMissing() {}
}
