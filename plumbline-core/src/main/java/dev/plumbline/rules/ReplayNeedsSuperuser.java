package dev.plumbline.rules;

/** A statement only a superuser may run. */
final class ReplayNeedsSuperuser {
  static final Rule RULE =
      new Rule(
          "replay/needs-superuser",
          "A migration that needs a superuser",
          Severity.ERROR,
          """
          The statement was refused with SQLSTATE 42501. Migrations are replayed as the owner of the database, who is not a
          superuser, as on most managed services.
          """,
          """
          A pull request must not be able to run programs or read files on the machine that checks it, and most
          production databases refuse the statement too.
          """,
          """
          Leave it to the operator, or put it into a prelude that runs before the migrations:
            [replay] prelude = ["db/prelude.sql"]
          """,
          "",
          "");

  private ReplayNeedsSuperuser() {}
}
