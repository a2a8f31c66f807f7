package dev.plumbline.rules;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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

  private static final Duration OLD = Duration.ofDays(1);

  static List<Finding> find(LinearInput input, LinearChanges changes, Clock clock) {
    Instant left = input.base().branchedAt();
    if (left == null || input.base().upToDate() || changes.added().isEmpty()) {
      return List.of();
    }
    Duration age = Duration.between(left, clock.instant());
    if (age.compareTo(OLD) <= 0) {
      return List.of();
    }
    return List.of(
        RULE.note(
            "the branch left %s %d days ago"
                .formatted(input.base().name(), age.toDays())
                .replace(" 1 days", " a day"),
            null,
            List.of(),
            "git fetch && git rebase " + input.base().name()));
  }
}
