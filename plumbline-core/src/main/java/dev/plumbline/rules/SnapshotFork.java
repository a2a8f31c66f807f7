package dev.plumbline.rules;

/** Two snapshots follow the same one. */
final class SnapshotFork {
  static final Rule RULE =
      new Rule(
          "journal/snapshot-fork",
          "Two snapshots follow the same one",
          Severity.ERROR,
          """
          drizzle-kit writes a snapshot of the schema with each migration and, in it, the id of the snapshot it follows.
          Two of them follow the same one: two branches generated a migration from the same state, and a merge kept both.
          """,
          """
          The later snapshot does not have what the other branch made. The next drizzle-kit generate compares the schema
          with it, and writes what exists already into the new migration once more, or takes it away.
          """,
          """
          Delete the migration that was merged last, with its snapshot and journal entry, and generate it again. With
          drizzle-kit 1.0 the next generate joins the two, unless they touch the same things.
          """,
          """
          meta/0007_snapshot.json  "prevId": "5f0c..."
          meta/0008_snapshot.json  "prevId": "5f0c..."
          """,
          """
          meta/0007_snapshot.json  "id": "9a41...", "prevId": "5f0c..."
          meta/0008_snapshot.json  "prevId": "9a41..."
          """);

  private SnapshotFork() {}
}
