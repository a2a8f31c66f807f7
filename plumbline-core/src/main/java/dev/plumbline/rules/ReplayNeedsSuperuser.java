package dev.plumbline.rules;

/** A statement only a superuser may run. */
final class ReplayNeedsSuperuser {
  static final String WAYS_OUT =
      "nothing a branch brings runs as superuser: let [replay] prelude make it, or set [replay]"
          + " superuser = true where all who propose migrations are trusted; see plumb explain"
          + " replay/needs-superuser";

  static final Rule RULE =
      new Rule(
          "replay/needs-superuser",
          "A migration that needs a superuser",
          Severity.ERROR,
          """
          The statement was refused with SQLSTATE 42501. Migrations are replayed, and the canonical is loaded, as the owner of
          the database, who is not a superuser, as on most managed services. Statements that only name things are let through
          all the same: a change of owner, a publication of everything, a foreign-data wrapper without code, a leakproof
          function (ALTER FUNCTION ... LEAKPROOF, as a statement of its own), default privileges of another role.
          """,
          """
          A pull request must not be able to run programs or read files on the machine that checks it, and most
          production databases refuse the statement too.
          """,
          """
          Put it into a prelude, which runs as superuser before the migrations; what the prelude makes, the canonical may hold:
            [replay] prelude = ["db/prelude.sql"]
          If it belongs into the migrations (an event trigger, an operator class, a function in C) and all who can propose
          one may run programs on the machine that checks it, say so; migrations and canonical then run as superuser:
            [replay] superuser = true
          plumbline.toml decides what runs with which rights: let nobody change it whom you would not let run a program.
          """,
          "",
          "");

  private ReplayNeedsSuperuser() {}
}
