package dev.plumbline.rules;

import dev.plumbline.rules.RunnerVerdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The runner stops at a database with a past because of what the branch changed. */
final class RunnerRefuses {
  static final Rule RULE =
      new Rule(
          "runner/refuses",
          "The runner refuses to go on",
          Severity.ERROR,
          """
          Before it runs anything, the runner compares its table with the files. With the files of your branch it stops
          on a database that has applied main's migrations.
          """,
          """
          The deployment fails, and with it every later one, until somebody mends the history or tells the runner to
          look away.
          """,
          """
          Give the migration a version later than everything main has (plumb renumber), or put back what was edited or
          deleted. If the runner is told to accept it (Flyway's outOfOrder, goose's -allow-missing), say so in
          its configuration file or in plumbline.toml, so that Plumbline knows.
          """,
          """
          main         V7__teams.sql
          your branch  V6_1__labels.sql
          """,
          """
          main         V7__teams.sql
          your branch  V8__labels.sql
          """);

  private RunnerRefuses() {}

  /**
   * The first that no other finding explains: the runner stops at one.
   *
   * @param told what was found already
   */
  static List<Finding> find(LinearInput input, List<Finding> told) {
    List<Finding> findings = new ArrayList<>();
    for (RunnerVerdict verdict : input.runner().all()) {
      Location location = input.location(verdict.mine().path());
      boolean errors = told.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
      if (verdict.outcome() == Outcome.REFUSED && !errors && findings.isEmpty()) {
        findings.add(
            RULE.finding(
                "%s stops on %s".formatted(input.runner().name(), verdict.databases()),
                location,
                List.of(verdict.inWords(input.runner().name())),
                "rebase on %s, then plumb renumber".formatted(input.base().name())));
      }
    }
    return findings;
  }

  /**
   * Whether something graver than a note was said of the file, or that it is back from the past.
   */
  static boolean isTold(@Nullable Location location, List<Finding> told) {
    return told.stream()
        .filter(finding ->
            finding.severity() != Severity.NOTE || finding.rule().equals(LinearRestored.RULE.id()))
        .anyMatch(finding ->
            finding.location() != null
                && location != null
                && finding.location().file().equals(location.file()));
  }
}
