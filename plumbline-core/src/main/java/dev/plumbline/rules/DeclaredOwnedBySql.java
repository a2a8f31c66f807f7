package dev.plumbline.rules;

/** What an ORM cannot say. */
final class DeclaredOwnedBySql {
  static final Rule RULE =
      new Rule(
          "declared/owned-by-sql",
          "Made by SQL, beyond what is declared",
          Severity.NOTE,
          """
          What the migrations make and the declared schema says nothing of, because its tool cannot, or because none of the kind is
          declared: functions, triggers, extensions, policies, views, comments, privileges, partitions, exclusion constraints. A kind
          or attribute counts from the first time the declaration uses it.
          """,
          """
          So that nobody takes the declaration for the whole schema: a database made from it alone lacks this.
          """,
          """
          Nothing. Tests that build their database should build it from the migrations.
          """,
          "",
          "");

  private DeclaredOwnedBySql() {}
}
