package dev.plumbline.rules;

import java.util.ArrayList;
import java.util.List;

/** A migration that main has carries another name on the branch. */
final class LinearRenamed {
  static final Rule RULE =
      new Rule(
          "linear/renamed",
          "A merged migration was renamed",
          Severity.ERROR,
          """
          A migration that main already has carries another name or number on your branch, its content
          (nearly) the same.
          """,
          """
          Runners remember what they applied by name or number. A database that applied the migration
          applies it a second time under the new one and fails, or skips whatever holds its number now.
          """,
          """
          Give the file its old name back. If two merged migrations collide, renumber the one that no
          database has applied yet, and say so in the commit.
          """,
          """
          git mv migrations/0003_add_orders.sql migrations/0003_create_orders.sql
          """,
          """
          migrations/0003_add_orders.sql stays as it was merged
          """);

  private LinearRenamed() {}

  static List<Finding> find(LinearInput input, LinearChanges changes) {
    List<Finding> findings = new ArrayList<>();
    for (LinearChanges.Rename rename : changes.renamed()) {
      findings.add(finding(input, changes, rename.from(), rename.to()));
    }
    return findings;
  }

  private static Finding finding(
      LinearInput input, LinearChanges changes, LinearEntry from, LinearEntry to) {
    String message =
        "%s was renamed by %s after it was merged; it was %s"
            .formatted(to.path(), input.author(), from.path());
    List<String> evidence =
        from.sha256().equals(to.sha256()) ? List.of() : List.of("its content was changed as well");
    if (changes.collided().contains(from.path())) {
      return RULE.warning(
          message + ", which shared its number with another",
          input.location(to.path()),
          evidence,
          "Make sure that no database has applied it under the old name");
    }
    return RULE.finding(
        message,
        input.location(to.path()),
        evidence,
        "git mv %s %s".formatted(input.folder() + to.path(), input.folder() + from.path()));
  }
}
