package dev.plumbline.rules;

import dev.plumbline.git.GitException;
import java.util.ArrayList;
import java.util.List;

/** Both sides added the same number with different files. */
final class LinearSameNumber {
  static final Rule RULE =
      new Rule(
          "linear/same-number",
          "The same number on both sides",
          Severity.ERROR,
          """
          Your branch adds a migration under a number that main has meanwhile given to another file.
          In a history with a journal the same holds for the position in the journal.
          """,
          """
          Git merges two new files without a conflict. Afterwards two migrations claim one place in the
          order: some runners stop, some apply one of them and never the other, some apply them in an
          order nobody has tested.
          """,
          """
          Rebase on main and give your migration the next free number. Rename its down file, journal
          entry and snapshot with it and change every reference to the old name.
          """,
          """
          main         0007_add_teams.sql
          your branch  0007_add_labels.sql
          """,
          """
          main         0007_add_teams.sql
          your branch  0008_add_labels.sql
          """);

  private LinearSameNumber() {}

  static List<Finding> find(LinearInput input, LinearChanges changes) throws GitException {
    List<Finding> findings = new ArrayList<>();
    for (LinearEntry mine : changes.numbered()) {
      for (LinearEntry theirs : input.main()) {
        if (collide(mine, theirs)
            && !changes.tookOrMoved(theirs)
            && !areTold(mine, theirs, input.runner())) {
          findings.add(finding(input, mine, theirs));
          break;
        }
      }
    }
    return findings;
  }

  /** Whether the runner tells two of one time apart by their names, and runs both. */
  private static boolean areTold(LinearEntry mine, LinearEntry theirs, RunnerVerdicts runner) {
    return mine.isTime()
        && mine.version().equals(theirs.version())
        && !mine.key().equals(theirs.key())
        && runner.runsLate(runner.of(mine));
  }

  /** Whether two migrations, known to differ, want one place. */
  static boolean collide(LinearEntry mine, LinearEntry theirs) {
    return mine.isVersioned()
        && theirs.isVersioned()
        && mine.place().equals(theirs.place())
        && !(mine.path().equals(theirs.path()) && mine.sha256().equals(theirs.sha256()));
  }

  private static Finding finding(LinearInput input, LinearEntry mine, LinearEntry theirs)
      throws GitException {
    String brought = input.past().arrival(theirs.path()).map(a -> ", from " + a).orElse("");
    String whose =
        mine.path().equals(theirs.path())
            ? "by another file of the same name"
            : "by " + theirs.path();
    List<String> evidence = new ArrayList<>();
    evidence.add("%s: %s%s".formatted(input.mainName(), theirs.path(), brought));
    evidence.add("%s: %s".formatted(input.author(), mine.path()));
    RunnerVerdict verdict = input.runner().of(mine);
    if (verdict != null) {
      evidence.add(verdict.inWords(input.runner().name()));
    }
    return RULE.finding(
        "%s takes %s, which on %s is taken %s%s"
            .formatted(mine.path(), mine.placeInWords(), input.mainName(), whose, brought),
        input.location(mine.path()),
        evidence,
        LinearRenumbering.advice(input));
  }
}
