package dev.plumbline.rules;

/** The runner refuses the directory as it is. */
final class RunnerStops {
  static final Rule RULE =
      new Rule(
          "runner/stops",
          "The runner refuses the directory",
          Severity.ERROR,
          """
          A file or folder is such that the runner stops when it reads the directory, whatever the database: a name it
          cannot parse, a migration's folder without its script, a lock file for another kind of database.
          """,
          """
          No migration runs until it is mended, neither this one nor any other.
          """,
          """
          The message says what is wrong; move what is no migration out of the directory.
          """,
          "",
          "");

  private RunnerStops() {}
}
