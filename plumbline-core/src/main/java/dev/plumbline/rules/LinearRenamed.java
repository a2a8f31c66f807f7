package dev.plumbline.rules;

import dev.plumbline.git.GitException;
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
          (nearly) the same. Where the runner knows it by something that stayed (a number, the time in
          Drizzle's journal), that is a note.
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

  static List<Finding> find(LinearInput input, LinearChanges changes) throws GitException {
    List<Finding> findings = new ArrayList<>();
    for (LinearChanges.Rename rename : changes.renamed()) {
      findings.add(finding(input, changes, rename));
    }
    return findings;
  }

  private static Finding finding(
      LinearInput input, LinearChanges changes, LinearChanges.Rename rename) throws GitException {
    String from = rename.from().path();
    String to = rename.to().path();
    LinearEdit edit = edit(input, rename);
    LinearRunner.Answer runner = input.reaction().ofRename(from, to);
    String message =
        "%s was renamed by %s after it was merged; it was %s".formatted(to, input.author(), from);
    List<String> evidence = new ArrayList<>();
    if (edit != LinearEdit.NOTHING) {
      evidence.add("its text was changed as well, " + edit.words());
    }
    if (changes.collided().contains(from)) {
      return RULE.warning(
          message + ", which shared its number with another",
          input.location(to),
          evidence,
          "Make sure that no database has applied it under the old name");
    }
    if (edit != LinearEdit.CONTENT && runner.kind() == LinearRunner.Kind.GOES_ON) {
      return RULE.note(
          "%s; %s knows it by %s as before"
              .formatted(message, input.reaction().name(), key(input, to)),
          input.location(to),
          evidence,
          "Change what mentions the old name; databases notice nothing");
    }
    if (input.past().wasOnMain(to, input.past().mine(to))) {
      return LinearRestored.renamed(input, rename);
    }
    String consequence = consequence(input, runner);
    if (!consequence.isEmpty()) {
      evidence.add(consequence);
    }
    return RULE.finding(
        message,
        input.location(to),
        evidence,
        "git mv %s %s".formatted(input.folder() + to, input.folder() + from));
  }

  private static LinearEdit edit(LinearInput input, LinearChanges.Rename rename)
      throws GitException {
    return rename.from().sha256().equals(rename.to().sha256())
        ? LinearEdit.NOTHING
        : LinearEdit.of(
            LinearEdited.merged(input, rename.from().path()),
            LinearEdited.mine(input, rename.to().path()));
  }

  private static String key(LinearInput input, String path) {
    return input.reaction().mine(path).getFirst().key();
  }

  private static String consequence(LinearInput input, LinearRunner.Answer runner) {
    String name = input.reaction().name();
    return switch (runner.kind()) {
      case UNKNOWN -> "";
      case GOES_ON -> name + " takes it for applied, so its change never runs";
      case STOPS -> name + " stops on a database that has it: " + runner.why();
      case RUNS_IT -> name + " runs it a second time on a database that has it";
      case SKIPS_IT -> name + " takes it for a new one and skips it: " + runner.why();
    };
  }
}
