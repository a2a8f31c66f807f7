package dev.plumbline.rules;

/** An exception covers nothing. */
final class ExceptionUnused {
  static final Rule RULE =
      new Rule(
          "exception/unused",
          "An exception that covers nothing",
          Severity.WARNING,
          """
          An [[exception]] in plumbline.toml matches no finding and no difference. Steps that were skipped are taken into
          account: what could not be looked for is not called unused.
          """,
          """
          What it covered was mended, or its pattern is mistyped. Left in place it lets the next such fault pass.
          """,
          """
          Take it out, or correct its rule, object or path.
          """,
          "",
          "");

  private ExceptionUnused() {}
}
