package dev.plumbline.rules;

/** A file name does not follow the convention. */
final class NamingFormat {
  static final Rule RULE =
      new Rule(
          "naming/format",
          "A migration name that breaks the convention",
          Severity.ERROR,
          """
          Every migration is named by a fixed number of digits, an underscore, a description in lower case with
          underscores, and .sql. The number of digits is set in plumbline.toml, [migrations] digits; four by default,
          and for .up.sql files what they are padded to. A migration the base branch already has is a warning, since
          nobody may rename merged files.
          """,
          """
          Runners and people sort files by name. 12_x.sql sorts after 0100_y.sql, a file without a number is never
          run, and a name that says nothing cannot be found again a year later.
          """,
          """
          Rename the file. If it has been applied anywhere, say so in the pull request: the runner may know it by its
          old name.
          """,
          """
          0012-Add Users.sql
          12_users.sql
          """,
          """
          0012_add_users.sql
          """);

  private NamingFormat() {}
}
