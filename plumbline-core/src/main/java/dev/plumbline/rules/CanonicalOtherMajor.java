package dev.plumbline.rules;

/** The canonical was written on another PostgreSQL major. */
final class CanonicalOtherMajor {
  static final Rule RULE =
      new Rule(
          "canonical/other-major",
          "The canonical was written on another PostgreSQL",
          Severity.ERROR,
          """
          The canonical was written from these very migrations and not touched, but on another major of PostgreSQL
          than the one used now. Majors write the same schema in different words, so schemas are compared by meaning:
          both sides are read from the same server. A note when they mean the same. An error when they do not: what
          one major wrote means something else to the other.
          """,
          """
          A project that is checked on one major and writes its snapshot on another shows changes nobody made,
          whenever the snapshot is written again.
          """,
          """
          Let everybody use the same major: [postgres] major in plumbline.toml, or --postgres; then plumb snapshot.
          """,
          "",
          "");

  private CanonicalOtherMajor() {}
}
