package dev.plumbline.history.sqitch;

import dev.plumbline.history.Decision;
import dev.plumbline.history.Decision.Fate;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.Recorded;
import dev.plumbline.history.RunnerRule;
import dev.plumbline.sql.SqlSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sqitch looks for the latest change it deployed in the plan, by its id, and deploys what stands
 * behind it. An id covers all that comes before it: a change that is put in, taken out or edited in
 * the plan gives every later one another id, and Sqitch stops.
 */
final class InPlanOrder implements RunnerRule {
  @Override
  public Decision decide(History history, Recorded recorded) {
    List<Migration> plan = history.migrations();
    Set<String> rows =
        recorded.entries().stream().map(Recorded.Entry::key).collect(Collectors.toSet());
    List<Recorded.Entry> unknown = new ArrayList<>(recorded.entries());
    plan.forEach(change -> unknown.removeIf(row -> row.key().equals(change.key())));
    String latest = recorded.entries().isEmpty() ? null : recorded.entries().getLast().key();
    int done = -1;
    for (int i = 0; i < plan.size(); i++) {
      done = plan.get(i).key().equals(latest) ? i : done;
    }
    List<Decision.Of> fates = new ArrayList<>();
    List<Migration> runs = new ArrayList<>();
    for (int i = 0; i < plan.size(); i++) {
      Migration change = plan.get(i);
      if (rows.contains(change.key())) {
        fates.add(Decision.Of.of(change, Fate.APPLIED));
      } else if (i > done) {
        fates.add(Decision.Of.of(change, Fate.PENDING));
        runs.add(change);
      } else {
        fates.add(
            new Decision.Of(
                change, Fate.SKIPPED, "it stands before the latest change that was deployed"));
      }
    }
    Decision.Refusal refusal =
        latest == null || done >= 0
            ? null
            : new Decision.Refusal(
                "Cannot find change %s in sqitch.plan; the ids of a plan change with every change"
                        .formatted(latest)
                    + " that is put in, taken out or edited before",
                null);
    return new Decision(refusal, fates, runs, unknown);
  }

  /** Sqitch writes the script's digest down and never looks at it again when it deploys. */
  @Override
  public Recorded.Entry entry(Migration migration) {
    SqlSource source = migration.sourceOrNull();
    return Recorded.Entry.applied(
        migration.key(), source == null ? null : Sha1.of(source.beforeReplacing().text()));
  }
}
