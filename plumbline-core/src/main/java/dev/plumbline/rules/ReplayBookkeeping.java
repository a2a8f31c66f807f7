package dev.plumbline.rules;

/** The migrations make what a runner makes by itself. */
final class ReplayBookkeeping {
  static final Rule RULE =
      new Rule(
          "replay/bookkeeping",
          "A migration makes a runner's own table",
          Severity.NOTE,
          """
          A migration creates a table with the name and the columns of one in which a runner writes down what it applied:
          schema_migrations, flyway_schema_history and the like. It is left out of the canonical and of every comparison,
          with its schema when nothing else is in there.
          """,
          """
          Runners make these tables themselves, each version a little different; they are in every production database
          and in no migration. Here a migration, often one made from a dump, does make it.
          """,
          """
          Nothing, if it is the runner's. If it is yours, say so:
            [compare] bookkeeping = true
          """,
          "",
          "");

  private ReplayBookkeeping() {}
}
