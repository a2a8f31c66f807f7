package dev.plumbline.rules;

/** The canonical is not UTF-8. */
final class CanonicalEncoding {
  static final Rule RULE =
      new Rule(
          "canonical/encoding",
          "The canonical is not UTF-8",
          Severity.ERROR,
          """
          The file holds bytes that are not UTF-8, or a NUL: it is in UTF-16, in Latin-1, or no text at all. A UTF-8
          byte order mark is no harm.
          """,
          """
          Names and comments would be read wrongly. PowerShell's > writes UTF-16.
          """,
          """
          plumb snapshot writes UTF-8; let it write the file itself instead of redirecting its output.
          """,
          "",
          "");

  private CanonicalEncoding() {}
}
