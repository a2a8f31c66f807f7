package dev.plumbline.rules;

import dev.plumbline.git.GitException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The rules of linear history, all of them. Entrance: {@link LinearHistory}. */
final class LinearRules {
  private LinearRules() {}

  static List<Finding> findings(LinearInput input, Clock clock) throws GitException {
    LinearChanges changes = LinearChanges.of(input);
    List<Finding> findings = new ArrayList<>();
    findings.addAll(LinearSameNumber.find(input, changes));
    findings.addAll(LinearBelowMain.find(input, changes));
    findings.addAll(LinearEdited.find(input, changes));
    findings.addAll(LinearDeleted.find(input, changes));
    findings.addAll(LinearRenamed.find(input, changes));
    findings.addAll(LinearRestored.find(input, changes));
    findings.addAll(LinearFuture.find(input, input.runner().added(), clock));
    findings.addAll(RunnerSkips.find(input, findings));
    findings.addAll(RunnerRefuses.find(input, findings));
    findings.addAll(LinearOldBranch.find(input, changes, clock));
    return findings;
  }
}
