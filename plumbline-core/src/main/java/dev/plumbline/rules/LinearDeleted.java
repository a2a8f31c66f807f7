package dev.plumbline.rules;

import java.util.List;
import java.util.stream.Collectors;

/** A migration that main has is gone on the branch. */
final class LinearDeleted {
  static final Rule RULE =
      new Rule(
          "linear/deleted",
          "A merged migration was deleted",
          Severity.ERROR,
          """
          A migration that main already has is gone on your branch.
          """,
          """
          New databases are built without its effect, databases that applied it keep it, and the runner
          meets a version it no longer knows.
          """,
          """
          Put the file back (`git checkout origin/main -- FILE`) and undo its effect in a new migration.
          """,
          """
          git rm migrations/0003_add_orders.sql
          """,
          """
          -- 0009_drop_orders.sql
          DROP TABLE orders;
          """);

  private LinearDeleted() {}

  /** From here on one finding tells of all: somebody replaces the history, not a file. */
  private static final int MANY = 4;

  static List<Finding> find(LinearInput input, LinearChanges changes) {
    List<String> paths = changes.deleted().stream().map(LinearEntry::path).toList();
    if (paths.size() >= MANY) {
      return List.of(
          RULE.finding(
              "%d merged migrations were deleted by %s, %s the first"
                  .formatted(paths.size(), input.author(), paths.get(0)),
              input.location(paths.get(0)),
              paths,
              restore(input, paths) + "; a new start needs a baseline that databases know of"));
    }
    return changes.deleted().stream().map(entry -> finding(input, changes, entry.path())).toList();
  }

  private static Finding finding(LinearInput input, LinearChanges changes, String path) {
    String message = "%s was deleted by %s after it was merged".formatted(path, input.author());
    if (changes.collided().contains(path)) {
      return RULE.warning(
          message + "; it shared its number with another",
          input.location(path),
          List.of(),
          "Make sure that no database has applied it");
    }
    return RULE.finding(
        message,
        input.location(path),
        List.of(),
        restore(input, List.of(path)) + "; undo its effect in a new migration");
  }

  private static String restore(LinearInput input, List<String> paths) {
    return paths.stream()
        .limit(MANY)
        .map(path -> input.folder() + path)
        .collect(
            Collectors.joining(
                " ",
                "git checkout " + input.restoreFrom() + " -- ",
                paths.size() > MANY ? " …" : ""));
  }
}
