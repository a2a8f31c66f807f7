package dev.plumbline.rules;

/** A snapshot follows one that is not there. */
final class SnapshotOrphan {
  static final Rule RULE =
      new Rule(
          "journal/snapshot-orphan",
          "A snapshot follows one that is not there",
          Severity.ERROR,
          """
          A snapshot of drizzle-kit names the one it follows, and no snapshot has that id; or its head cannot be read.
          """,
          """
          A migration was deleted, or generated on a branch whose other migrations never came along. What the snapshot
          holds and what the migrations make are two things, and drizzle-kit generate goes by the snapshot.
          """,
          """
          Restore the snapshot it follows from git, or delete the migration and generate it again.
          """,
          "",
          "");

  private SnapshotOrphan() {}
}
