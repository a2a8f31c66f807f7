package dev.plumbline.rules;

import dev.plumbline.history.Decision;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.ProblemKind;
import dev.plumbline.history.Recorded;
import dev.plumbline.history.Runner;
import dev.plumbline.history.RunnerRule;
import dev.plumbline.rules.RunnerVerdict.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the runner's rule what databases at any point of main's past make of the files that would be
 * there after the merge. Once a database has passed the point from which it skips a file it stays
 * so, hence the first such point is found by halving.
 */
final class RunnerVerdicts {
  private final Runner runner;
  private final List<Migration> past;
  private final History merged;
  private final List<Migration> added;
  private final Map<String, Integer> places = new HashMap<>();
  private @Nullable List<RunnerVerdict> verdicts;

  /**
   * @param main as it is where the branch goes
   * @param merged what would be there afterwards
   * @param added by the branch
   */
  RunnerVerdicts(History main, History merged, List<Migration> added) {
    this.runner = main.runner();
    this.past = main.migrations();
    this.merged = merged;
    this.added = List.copyOf(added);
    for (Migration migration : merged.migrations()) {
      places.put(MergedHistory.name(migration), places.size());
    }
  }

  /** The runner, as a person calls it. */
  String name() {
    return runner.name();
  }

  /** What the branch adds, in the history's order. */
  List<Migration> added() {
    return added;
  }

  /** Whether the times in the branch's own journal are wrong for it, which is a finding there. */
  boolean journalTells(Migration migration) {
    return merged.problems().stream()
        .filter(problem -> problem.kind() == ProblemKind.JOURNAL_WHEN_NOT_INCREASING)
        .anyMatch(
            problem -> problem.message().contains(migration.path().replaceAll("\\.sql$", "")));
  }

  /** Of one of the added migrations; null when it simply runs everywhere, or nobody can know. */
  @Nullable RunnerVerdict of(LinearEntry entry) {
    return all().stream()
        .filter(verdict -> verdict.mine().path().equals(entry.path()))
        .filter(verdict -> verdict.mine().version().equals(entry.version()))
        .findFirst()
        .orElse(null);
  }

  /** Whether the runner is known to run a migration although later ones ran before. */
  boolean runsLate(@Nullable RunnerVerdict verdict) {
    return runner.rule() != null && (verdict == null || verdict.outcome() == Outcome.ANOTHER_ORDER);
  }

  /** One for each added migration that does not simply run everywhere, in the history's order. */
  List<RunnerVerdict> all() {
    if (verdicts == null) {
      verdicts = List.copyOf(find());
    }
    return verdicts;
  }

  private List<RunnerVerdict> find() {
    RunnerRule rule = runner.rule();
    if (rule == null || added.isEmpty()) {
      return List.of();
    }
    List<Recorded.Entry> rows = past.stream().map(rule::entry).toList();
    Decision now = rule.decide(merged, new Recorded(rows));
    List<RunnerVerdict> found = new ArrayList<>();
    for (Migration mine : added) {
      if (mine.kind() == Migration.Kind.VERSIONED && merged.migrations().contains(mine)) {
        verdict(rule, rows, mine, now).ifPresent(found::add);
      }
    }
    return found;
  }

  /** Whether the runner runs a migration that comes late: after one that stands behind it. */
  boolean toleratesLateOnes() {
    RunnerRule rule = runner.rule();
    List<Migration> all =
        merged.migrations().stream().filter(m -> m.kind() == Migration.Kind.VERSIONED).toList();
    if (rule == null || all.size() < 2) {
      return rule != null;
    }
    Migration late = all.get(all.size() - 2);
    Migration last = all.getLast();
    History two = new History(merged.conventionId(), runner, List.of(late, last), List.of());
    Decision decision = rule.decide(two, new Recorded(List.of(rule.entry(last))));
    return decision.refusal() == null && decision.fateOf(late).fate() == Decision.Fate.PENDING;
  }

  private Optional<RunnerVerdict> verdict(
      RunnerRule rule, List<Recorded.Entry> rows, Migration mine, Decision now) {
    Outcome outcome = outcome(mine, now, past.size());
    if (outcome == null) {
      return Optional.empty();
    }
    int from = -1;
    int to = past.size();
    while (to - from > 1) {
      int middle = (from + to) / 2;
      Decision then = rule.decide(merged, new Recorded(rows.subList(0, middle)));
      if (outcome(mine, then, middle) == outcome) {
        to = middle;
      } else {
        from = middle;
      }
    }
    Migration since = to == 0 ? null : past.get(to - 1);
    return Optional.of(
        new RunnerVerdict(mine, outcome, since, to == past.size(), why(mine, outcome, now)));
  }

  private static String why(Migration mine, Outcome outcome, Decision now) {
    return switch (outcome) {
      case SKIPPED -> now.fateOf(mine).why();
      case REFUSED -> now.refusal() == null ? "" : now.refusal().why();
      case ANOTHER_ORDER -> "";
    };
  }

  /** Of a database that ran the first so many of main's migrations; null when it simply runs. */
  private @Nullable Outcome outcome(Migration mine, Decision decision, int done) {
    if (decision.refusal() != null
        && (decision.refusal().about() == null || decision.refusal().about() == mine)) {
      return Outcome.REFUSED;
    }
    return switch (decision.fateOf(mine).fate()) {
      case SKIPPED -> Outcome.SKIPPED;
      case PENDING -> behind(mine, done) ? Outcome.ANOTHER_ORDER : null;
      case APPLIED, CHANGED, COVERED -> null;
    };
  }

  /** Whether one of those that ran already comes after it on a new database. */
  private boolean behind(Migration mine, int done) {
    int place = place(mine);
    for (int i = 0; i < done; i++) {
      Migration ran = past.get(i);
      if (ran.kind() == Migration.Kind.VERSIONED && place(ran) > place) {
        return true;
      }
    }
    return false;
  }

  /** In the order of a new database; -1 for what the branch took away. */
  private int place(Migration migration) {
    return places.getOrDefault(MergedHistory.name(migration), -1);
  }
}
