package dev.plumbline.rules;

/** The canonical and the migrations build different schemas. */
final class CanonicalDiffers {
  static final Rule RULE =
      new Rule(
          "canonical/differs",
          "The canonical does not match the migrations",
          Severity.ERROR,
          """
          The committed snapshot was loaded into an empty PostgreSQL; the schema there differs from the one the
          migrations build. Layout, order and the dump's version do not matter: catalogs are compared, not text. This
          is said of a snapshot that does not tell why: one without plumb's header, such as a dump, or one whose
          header is right in everything.
          """,
          """
          Either a change was made to the snapshot only, or the snapshot was not regenerated after a migration. With a
          header that is right: something else decides about the schema, such as the prelude or the version of an
          extension.
          """,
          """
          If the migrations are right: plumb snapshot, or dump again. If the snapshot is right: write the missing
          migration.
          """,
          "",
          "");

  private CanonicalDiffers() {}
}
