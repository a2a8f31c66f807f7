package dev.plumbline.rules;

/** A migration without the file that takes it back, where the others have one. */
final class MigrationNoWayBack {
  static final Rule RULE =
      new Rule(
          "migration/no-way-back",
          "A migration nothing takes back",
          Severity.NOTE,
          """
          The other migrations of the directory come with a file that takes them back (.down.sql, down.sql); this one
          does not.
          """,
          """
          The runner stops at it on the way down, in the middle of whatever made somebody go back.
          """,
          """
          Write the file. Where going back is not possible, one that says so and fails is clearer than none.
          """,
          """
          000007_add_teams.up.sql
          000007_add_teams.down.sql
          000008_add_labels.up.sql
          """,
          """
          000008_add_labels.up.sql
          000008_add_labels.down.sql
          """);

  private MigrationNoWayBack() {}
}
