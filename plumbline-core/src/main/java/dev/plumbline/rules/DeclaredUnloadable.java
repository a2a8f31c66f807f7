package dev.plumbline.rules;

/** PostgreSQL refuses the DDL. */
final class DeclaredUnloadable {
  static final Rule RULE =
      new Rule(
          "declared/does-not-load",
          "The declared schema does not load",
          Severity.ERROR,
          """
          The DDL of the declared schema was had, but PostgreSQL refuses it. The prelude ran before it, and what the migrations make by
          SQL and the DDL does not (extensions, schemas, functions, domains) was put under it.
          """,
          """
          Nothing can be compared with it, and no database can be made from it.
          """,
          """
          The finding shows the statement and what the server says. Often: an enum or schema that is not exported from schema.ts, so
          that drizzle-kit does not print it; a default that calls a function only the migrations make.
          """,
          "",
          "");

  private DeclaredUnloadable() {}
}
