package dev.plumbline.rules;

/** Somebody declared it and forgot the migration. */
final class DeclaredUnmigrated {
  static final Rule RULE =
      new Rule(
          "declared/not-in-migrations",
          "Declared, but no migration creates it",
          Severity.ERROR,
          """
          The DDL of the declared schema (Drizzle's schema.ts, Prisma's schema, SQL files, a program that prints DDL) was loaded
          into an empty PostgreSQL beside what the migrations build. It has an object there that no migration creates.
          """,
          """
          The application is written against the declared schema: a query of what is not in the database fails in production, and
          only there, because tests often build their database from the declaration.
          """,
          """
          Write the migration: drizzle-kit generate, prisma migrate dev, or by hand. If it is not meant to be, take it out of the
          declaration.
          """,
          "",
          "");

  private DeclaredUnmigrated() {}
}
