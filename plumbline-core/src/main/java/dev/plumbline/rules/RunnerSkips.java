package dev.plumbline.rules;

import dev.plumbline.rules.RunnerVerdict.Outcome;
import java.util.ArrayList;
import java.util.List;

/** A migration of the branch that databases with a past never run. */
final class RunnerSkips {
  static final Rule RULE =
      new Rule(
          "runner/skips",
          "Databases that exist will skip this migration",
          Severity.ERROR,
          """
          By the rule of the runner (Drizzle: "when" later than the latest applied; golang-migrate: a version above the
          current one) a database that has applied main's migrations does not run the one your branch adds.
          """,
          """
          A new database gets it, production never does, and no error is shown. Found months later as a missing column.
          """,
          """
          Give the migration a version, or its journal entry a "when", later than everything main has: plumb renumber
          does it.
          """,
          """
          main         {"idx": 7, "when": 1700000009000, "tag": "0007_teams"}
          your branch  {"idx": 8, "when": 1700000002000, "tag": "0008_labels"}
          """,
          """
          main         {"idx": 7, "when": 1700000009000, "tag": "0007_teams"}
          your branch  {"idx": 8, "when": 1700000010000, "tag": "0008_labels"}
          """);

  private RunnerSkips() {}

  /**
   * Those that no other finding explains.
   *
   * @param told what was found already
   */
  static List<Finding> find(LinearInput input, List<Finding> told) {
    List<Finding> findings = new ArrayList<>();
    for (RunnerVerdict verdict : input.runner().all()) {
      Location location = input.location(verdict.mine().path());
      boolean known =
          RunnerRefuses.isTold(location, told) || input.runner().journalTells(verdict.mine());
      if (verdict.outcome() == Outcome.SKIPPED && !known) {
        findings.add(
            RULE.finding(
                "%s never runs on %s".formatted(verdict.mine().path(), verdict.databases()),
                location,
                List.of(verdict.inWords(input.runner().name())),
                "rebase on %s, then plumb renumber".formatted(input.base().name())));
      }
    }
    return findings;
  }
}
