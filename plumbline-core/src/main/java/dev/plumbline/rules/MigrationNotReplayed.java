package dev.plumbline.rules;

/** SQL that the runner runs beside the migrations. */
final class MigrationNotReplayed {
  static final Rule RULE =
      new Rule(
          "migration/not-replayed",
          "SQL the runner runs beside the migrations",
          Severity.WARNING,
          """
          The runner runs this file too, but not as a step of the history: a callback before or after others.
          Plumbline leaves it out.
          """,
          """
          What it makes is missing from the replayed schema.
          """,
          """
          Where the schema needs it, name it as a prelude in plumbline.toml, or make it a migration. Where it only
          collects statistics or moves data, silence the finding.
          """,
          """
          db/migration/afterMigrate.sql
          """,
          """
          db/migration/R__grants.sql
          """);

  private MigrationNotReplayed() {}
}
