package dev.plumbline.rules;

/** The branch with migrations left main more than a day ago. */
final class LinearOldBranch {
  static final Rule RULE =
      new Rule(
          "linear/old-branch",
          "The branch left main more than a day ago",
          Severity.NOTE,
          """
          Your branch adds migrations and its last common commit with main is older than a day.
          """,
          """
          The longer a branch lives, the likelier main takes the number it counts on, and the staler the
          schema its migration was tested against.
          """,
          """
          `git fetch && git rebase origin/main`, then check again.
          """,
          "",
          "");

  private LinearOldBranch() {}
}
