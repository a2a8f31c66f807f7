package dev.plumbline.rules;

/** An exception has run out. */
final class ExceptionExpired {
  static final Rule RULE =
      new Rule(
          "exception/expired",
          "An exception that has expired",
          Severity.ERROR,
          """
          An [[exception]] in plumbline.toml held until a day that has passed. It lets nothing pass any more: what it
          covered is reported again.
          """,
          """
          An exception is a promise to mend something by a day. One that quietly goes on is a rule nobody agreed to.
          """,
          """
          Mend what it covers and take it out, or agree on another day with its owner. What is to stay for good is an
          [[ignore]].
          """,
          "",
          "");

  private ExceptionExpired() {}
}
