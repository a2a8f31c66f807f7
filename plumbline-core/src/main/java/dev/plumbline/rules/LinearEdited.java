package dev.plumbline.rules;

import dev.plumbline.git.GitException;
import java.util.ArrayList;
import java.util.List;

/** A migration that main has reads differently on the branch. */
final class LinearEdited {
  static final Rule RULE =
      new Rule(
          "linear/edited",
          "A merged migration was changed",
          Severity.ERROR,
          """
          A migration that main already has reads differently on your branch. A change of comments or
          white space only, or of the part that takes it back, is a note, unless the runner remembers
          checksums and refuses it; a change of a file in another language is a warning. Comments that are
          orders to the runner count as content. Putting back what main once had is another note,
          linear/restored.
          """,
          """
          Databases that applied the migration will not apply it again: they keep the old effect while
          every new database gets the new one. Runners that remember a checksum refuse to go on.
          """,
          """
          Put the file back (`git checkout origin/main -- FILE`) and write the change as a new migration.
          """,
          """
          -- 0003_add_orders.sql, merged last week
          CREATE TABLE orders (id bigint PRIMARY KEY, note text);  -- note added now
          """,
          """
          -- 0009_add_order_note.sql, new
          ALTER TABLE orders ADD COLUMN note text;
          """);

  private LinearEdited() {}

  static List<Finding> find(LinearInput input, LinearChanges changes) throws GitException {
    List<Finding> findings = new ArrayList<>();
    for (LinearEntry entry : changes.edited()) {
      LinearEdit.Version merged = merged(input, entry.path());
      LinearEdit.Version mine = mine(input, entry.path());
      LinearEdit edit = LinearEdit.of(merged, mine);
      if (edit != LinearEdit.NOTHING) {
        findings.add(finding(input, edit, merged, mine));
      }
    }
    return findings;
  }

  static LinearEdit.Version merged(LinearInput input, String path) throws GitException {
    return new LinearEdit.Version(path, input.past().merged(path), input.reaction().merged(path));
  }

  static LinearEdit.Version mine(LinearInput input, String path) throws GitException {
    return new LinearEdit.Version(path, input.past().mine(path), input.reaction().mine(path));
  }

  private static Finding finding(
      LinearInput input, LinearEdit edit, LinearEdit.Version merged, LinearEdit.Version mine)
      throws GitException {
    String path = mine.path();
    int line = LinearText.firstDifference(merged.bytes(), mine.bytes());
    Location location =
        new Location(input.location(path).file(), line, 0, LinearText.line(mine.bytes(), line));
    List<String> evidence = new ArrayList<>(LinearText.difference(merged.bytes(), mine.bytes()));
    LinearRunner.Answer runner = input.reaction().ofEdit(path);
    boolean stops = runner.kind() == LinearRunner.Kind.STOPS;
    if (edit.compareTo(LinearEdit.FOREIGN) < 0 && !stops) {
      return RULE.note(
          path + " was changed after it was merged, " + edit.words(),
          location,
          evidence,
          "Fine for PostgreSQL; " + harmless(input, runner));
    }
    if (edit == LinearEdit.FOREIGN && !stops) {
      return RULE.warning(
          path + " was changed after it was merged, " + edit.words(),
          location,
          evidence,
          "Fine if it only follows the code around it; otherwise put it back, and write the change"
              + " as a new migration");
    }
    if (input.past().wasOnMain(path, mine.bytes())) {
      return LinearRestored.edited(input, location, path, evidence);
    }
    String consequence = consequence(input, runner);
    if (!consequence.isEmpty()) {
      evidence.add(consequence);
    }
    String putBack =
        "git checkout %s -- %s".formatted(input.restoreFrom(), input.location(path).file());
    String message = "%s was changed by %s after it was merged".formatted(path, input.author());
    return edit == LinearEdit.CONTENT
        ? RULE.finding(
            message, location, evidence, putBack + "; write the change as a new migration")
        : RULE.finding(
            message + ", " + edit.words() + ", which is enough for " + input.reaction().name(),
            location,
            evidence,
            putBack);
  }

  private static String harmless(LinearInput input, LinearRunner.Answer runner) {
    return switch (runner.kind()) {
      case GOES_ON -> input.reaction().name() + " does not mind it";
      default -> "a runner that remembers checksums (Flyway, sqlx, Liquibase) refuses it";
    };
  }

  private static String consequence(LinearInput input, LinearRunner.Answer runner) {
    String name = input.reaction().name();
    return switch (runner.kind()) {
      case UNKNOWN -> "";
      case GOES_ON, SKIPS_IT ->
          name + " does not run it again: a database that has it keeps the old effect";
      case STOPS -> name + " stops on a database that has it: " + runner.why();
      case RUNS_IT -> name + " runs it once more on a database that has it";
    };
  }
}
