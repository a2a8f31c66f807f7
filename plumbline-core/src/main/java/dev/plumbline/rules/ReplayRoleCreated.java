package dev.plumbline.rules;

/** A role the history names was created in scratch. */
final class ReplayRoleCreated {
  static final Rule RULE =
      new Rule(
          "replay/role-created",
          "A role that no migration creates",
          Severity.NOTE,
          """
          A migration names a role that no migration creates. It was created in scratch, without login, so that the
          replay could go on.
          """,
          """
          Roles belong to the server, not to the database, so migrations often take them for granted. Whoever sets up a
          new server must create them first.
          """,
          """
          Nothing, if your servers have the role. To be exact, create it in a prelude:
            [replay] prelude = ["db/roles.sql"]
          """,
          "",
          "");

  private ReplayRoleCreated() {}
}
