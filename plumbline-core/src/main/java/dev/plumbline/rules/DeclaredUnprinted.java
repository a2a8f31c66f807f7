package dev.plumbline.rules;

/** The program that knows the schema did not tell it. */
final class DeclaredUnprinted {
  static final Rule RULE =
      new Rule(
          "declared/not-printed",
          "The declared schema cannot be had",
          Severity.ERROR,
          """
          The program that prints the declared schema failed, printed no SQL, or did not end in time. drizzle-kit export ends with 0
          and prints nothing when schema.ts does not load; that is reported here, with what it said. Programs run without the
          secrets of the environment (names like DATABASE_URL, PGPASSWORD, *_TOKEN, *_SECRET, *_KEY), with an address at which no
          database answers, without input, and with a time limit.
          """,
          """
          Whether code and migrations agree is not known.
          """,
          """
          Run the same command by hand; the finding shows it. What the configuration needs to load goes into plumbline.toml:
            [declared] environment = { AUTH_SECRET = "unused" }
          To leave the declared schema alone: plumb check --no-declared, or [declared] enabled = false.
          """,
          "",
          "");

  private DeclaredUnprinted() {}
}
