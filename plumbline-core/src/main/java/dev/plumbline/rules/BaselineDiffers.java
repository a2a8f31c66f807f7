package dev.plumbline.rules;

/** A baseline that builds another schema than what it stands for. */
final class BaselineDiffers {
  static final Rule RULE =
      new Rule(
          "baseline/differs",
          "A baseline that is not what it stands for",
          Severity.ERROR,
          """
          A baseline (Flyway's B files), or a file that a branch squashes merged migrations into, is replayed, and so
          are the migrations it stands for. The two schemas must be the same.
          """,
          """
          Old databases ran the migrations, new ones run the baseline. What it forgets (a grant, an index, a default)
          is there in production and missing wherever a database is made anew, tests above all.
          """,
          """
          Write the baseline from the schema the migrations build: plumb snapshot prints it.
          """,
          """
          V1__users.sql   CREATE TABLE users (id bigint, mail text);
          V2__index.sql   CREATE INDEX ON users (mail);
          B2__start.sql   CREATE TABLE users (id bigint, mail text);
          """,
          """
          B2__start.sql   CREATE TABLE users (id bigint, mail text);
                          CREATE INDEX ON users (mail);
          """);

  private BaselineDiffers() {}
}
