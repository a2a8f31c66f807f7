package dev.plumbline.rules;

/** The history needs an extension the scratch server does not have. */
final class ReplayExtensionMissing {
  static final Rule RULE =
      new Rule(
          "replay/extension-missing",
          "An extension the scratch server does not have",
          Severity.ERROR,
          """
          A migration creates an extension whose files are not installed on the scratch server.
          """,
          """
          Nothing after it can be proven.
          """,
          """
          Use a server that has it, in plumbline.toml:
            [postgres] provider = "installed", bindir = "/usr/lib/postgresql/16/bin"
            [postgres] provider = "container", image = "pgvector/pgvector:pg16"
            [postgres] provider = "url", url = "${SCRATCH_DATABASE_URL}"
          or declare a stand-in that creates only what the migrations use:
            [postgres] stubs = { vector = "db/stubs/vector.sql" }
          """,
          "",
          "");

  private ReplayExtensionMissing() {}

  /** What a project can do about one extension. */
  static String waysOut(String extension) {
    return """
    give plumb a server that has it, in plumbline.toml:
      [postgres] provider = "installed", bindir = "/usr/lib/postgresql/16/bin"
      [postgres] provider = "container", image = "an image with %1$s"
      [postgres] provider = "url", url = "${SCRATCH_DATABASE_URL}"
    or a stand-in with what the migrations use of it:
      [postgres] stubs = { "%1$s" = "db/stubs/%1$s.sql" }\
    """
        .formatted(extension);
  }
}
