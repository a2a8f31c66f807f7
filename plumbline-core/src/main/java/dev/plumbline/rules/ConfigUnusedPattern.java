package dev.plumbline.rules;

/** A pattern of the configuration matches nothing. */
final class ConfigUnusedPattern {
  static final Rule RULE =
      new Rule(
          "config/unused-pattern",
          "A pattern that matches nothing",
          Severity.NOTE,
          """
          A pattern of [schema] include, exclude or exclude_objects in plumbline.toml matches nothing the migrations make.
          """,
          """
          It may be mistyped, and what it was to leave out is compared after all. It may also stand for what only the
          production database has.
          """,
          """
          Correct it or take it out. Patterns match whole names as they are stored; * stands for any characters.
          """,
          "",
          "");

  private ConfigUnusedPattern() {}
}
