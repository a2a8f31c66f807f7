package dev.plumbline.rules;

/** The files of a canonical that is a directory are not those its index names. */
final class CanonicalFiles {
  static final Rule RULE =
      new Rule(
          "canonical/files",
          "The canonical's files are not those its index names",
          Severity.ERROR,
          """
          The canonical is a directory: schema.sql names every other file in the order of loading. A file it names is not
          there, is named twice or lies outside; or there is one it does not name.
          """,
          """
          The directory is not one schema: a merge took one side of schema.sql and the other side's files, or a file was
          deleted or added by hand.
          """,
          """
          plumb snapshot writes it anew: it writes what is missing and deletes what it once wrote and no object has any
          more. It touches no file that it did not write.
          """,
          "",
          "");

  private CanonicalFiles() {}
}
