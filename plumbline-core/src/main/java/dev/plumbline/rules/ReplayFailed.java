package dev.plumbline.rules;

/** A statement fails on the schema all earlier migrations made. */
final class ReplayFailed {
  static final Rule RULE =
      new Rule(
          "replay/failed",
          "A migration does not apply",
          Severity.ERROR,
          """
          Every migration was applied in order to an empty PostgreSQL. This statement failed there.
          """,
          """
          It fails the same way for whoever builds a database from the start: a new developer, CI, a new region.
          What runs in production depends on what was changed there by hand.
          """,
          """
          Correct the statement. The evidence shows the server's message, detail and hint, and which earlier
          migration made the object concerned.
          """,
          "",
          "");

  private ReplayFailed() {}
}
