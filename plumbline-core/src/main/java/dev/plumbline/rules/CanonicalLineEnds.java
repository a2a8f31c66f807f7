package dev.plumbline.rules;

/** Only line ends within texts differ. */
final class CanonicalLineEnds {
  static final Rule RULE =
      new Rule(
          "canonical/line-ends",
          "Line ends within the canonical were converted",
          Severity.NOTE,
          """
          The canonical is what the migrations build but for CRLF and LF within a text that PostgreSQL stores: the
          body of a function, a comment. Git converts line ends on checkout where core.autocrlf is on, in migrations
          and canonical alike; everywhere else in the file they do not count and are not mentioned.
          """,
          """
          The function works either way. On another machine its stored text has other line ends.
          """,
          """
          Write "*.sql text eol=lf" into .gitattributes, then git add --renormalize . and plumb snapshot.
          """,
          "",
          "");

  private CanonicalLineEnds() {}
}
