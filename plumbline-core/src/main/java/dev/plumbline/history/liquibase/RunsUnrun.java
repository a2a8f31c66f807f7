package dev.plumbline.history.liquibase;

import dev.plumbline.history.AppliesUnrecorded;
import dev.plumbline.history.Decision;
import dev.plumbline.history.Decision.Fate;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.ProblemKind;
import dev.plumbline.history.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Liquibase: every changeset its table does not hold, wherever it stands in the changelog, and
 * those that run always. The checksums it writes are of its own making and change with its
 * versions; they are not computed here, so an edited changeset, which it refuses, is not told by
 * this rule.
 */
final class RunsUnrun extends AppliesUnrecorded {
  private final Set<String> always;

  /**
   * @param always keys of what runs each time
   */
  RunsUnrun(Set<String> always) {
    this.always = Set.copyOf(always);
  }

  @Override
  public Decision decide(History history, Recorded recorded) {
    Decision once = super.decide(history, recorded);
    List<Decision.Of> fates = new ArrayList<>();
    List<Migration> runs = new ArrayList<>();
    for (Decision.Of of : once.fates()) {
      boolean again = of.fate() == Fate.APPLIED && always.contains(of.migration().key());
      fates.add(again ? new Decision.Of(of.migration(), Fate.PENDING, "it runs always") : of);
      if (again || of.fate() == Fate.PENDING) {
        runs.add(of.migration());
      }
    }
    return new Decision(once.refusal(), fates, runs, once.unknown());
  }

  @Override
  protected Decision.@Nullable Refusal refusal(
      History history, Recorded recorded, List<Decision.Of> fates, List<Recorded.Entry> unknown) {
    return history.problems().stream()
        .filter(
            p -> p.kind() == ProblemKind.RUNNER_STOPS || p.kind() == ProblemKind.SEQUENCE_DUPLICATE)
        .findFirst()
        .map(problem -> new Decision.Refusal(problem.message(), null))
        .orElse(null);
  }
}
