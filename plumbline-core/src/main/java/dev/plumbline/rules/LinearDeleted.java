package dev.plumbline.rules;

import dev.plumbline.history.Migration;
import dev.plumbline.history.Place;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A migration that main has is gone on the branch. */
final class LinearDeleted {
  static final Rule RULE =
      new Rule(
          "linear/deleted",
          "A merged migration was deleted",
          Severity.ERROR,
          """
          A migration that main already has is gone on your branch. Many that one file stands for are a
          warning where the runner takes that file for applied on databases that have them all.
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
      List<String> standIns = standIns(changes);
      return List.of(standIns.isEmpty() ? many(input, paths) : squash(input, paths, standIns));
    }
    return changes.deleted().stream().map(entry -> finding(input, changes, entry.path())).toList();
  }

  /** Baselines, and what takes the place of a deleted one. */
  private static List<String> standIns(LinearChanges changes) {
    Set<Place> free =
        changes.deleted().stream().map(LinearEntry::place).collect(Collectors.toSet());
    return changes.added().stream()
        .filter(entry ->
            entry.kind() == Migration.Kind.BASELINE
                || (entry.isVersioned() && free.contains(entry.place())))
        .map(LinearEntry::path)
        .toList();
  }

  private static Finding many(LinearInput input, List<String> paths) {
    return RULE.finding(
        "%d merged migrations were deleted by %s, %s the first"
            .formatted(paths.size(), input.author(), paths.get(0)),
        input.location(paths.get(0)),
        withConsequence(paths, stops(input, paths)),
        restore(input, paths) + "; a new start needs a baseline that databases know of");
  }

  private static Finding squash(LinearInput input, List<String> paths, List<String> standIns) {
    String name = input.reaction().name();
    String message =
        "%d merged migrations, %s the first, were replaced with %s by %s"
            .formatted(paths.size(), paths.get(0), standIns.get(0), input.author());
    LinearRunner.Answer runner = input.reaction().ofDeletion(Set.copyOf(paths), standIns);
    Location location = input.location(standIns.get(0));
    return switch (runner.kind()) {
      case GOES_ON, SKIPS_IT ->
          RULE.warning(
              message + "; " + name + " goes on where all of them are applied",
              location,
              paths,
              "Make sure that no database lacks any of them, and that the canonical did not"
                  + " change");
      case UNKNOWN ->
          RULE.finding(
              message,
              location,
              paths,
              restore(input, paths) + "; a new start needs a baseline that databases know of");
      case STOPS, RUNS_IT ->
          RULE.finding(
              message,
              location,
              withConsequence(
                  paths,
                  runner.kind() == LinearRunner.Kind.STOPS
                      ? name + " stops where they are applied: " + runner.why()
                      : name + " runs it where they are applied, on top of them"),
              restore(input, paths) + "; or give the new start the form of a baseline of " + name);
    };
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
        withConsequence(List.of(), stops(input, List.of(path))),
        restore(input, List.of(path)) + "; undo its effect in a new migration");
  }

  private static String stops(LinearInput input, List<String> paths) {
    LinearRunner.Answer runner = input.reaction().ofDeletion(Set.copyOf(paths), List.of());
    return runner.kind() == LinearRunner.Kind.STOPS
        ? "%s stops on a database that has %s: %s"
            .formatted(input.reaction().name(), paths.size() == 1 ? "it" : "them", runner.why())
        : "";
  }

  private static List<String> withConsequence(List<String> evidence, String consequence) {
    return consequence.isEmpty()
        ? evidence
        : Stream.concat(evidence.stream(), Stream.of(consequence)).toList();
  }

  private static String restore(LinearInput input, List<String> paths) {
    return paths.stream()
        .limit(MANY)
        .map(path -> input.folder() + Migration.fileOf(path))
        .distinct()
        .collect(
            Collectors.joining(
                " ",
                "git checkout " + input.restoreFrom() + " -- ",
                paths.size() > MANY ? " …" : ""));
  }
}
