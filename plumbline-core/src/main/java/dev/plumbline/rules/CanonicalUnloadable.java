package dev.plumbline.rules;

/** The canonical is not loadable SQL. */
final class CanonicalUnloadable {
  static final Rule RULE =
      new Rule(
          "canonical/does-not-load",
          "The canonical does not load",
          Severity.ERROR,
          """
          The committed snapshot fails in an empty PostgreSQL, or cannot be read. The finding shows the line and what the
          server says; if the snapshot was written on a newer PostgreSQL than the one used, it says that too.
          """,
          """
          Nobody can build a database from it or compare with it.
          """,
          """
          plumb snapshot writes it anew from the migrations. If a newer PostgreSQL wrote it: [postgres] major in
          plumbline.toml, or --postgres.
          """,
          "",
          "");

  private CanonicalUnloadable() {}
}
