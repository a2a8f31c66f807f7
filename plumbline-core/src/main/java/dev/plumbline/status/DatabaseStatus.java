package dev.plumbline.status;

import dev.plumbline.history.Decision;
import dev.plumbline.history.Decision.Fate;
import dev.plumbline.history.History;
import dev.plumbline.history.Recorded;
import dev.plumbline.history.RunnerRule;
import java.util.List;

/**
 * How a live database stands to a history, by the rule of its runner.
 *
 * @param found the table and what it says
 * @param failed rows of what the runner gave up in the middle
 */
public record DatabaseStatus(
    StatusReader.Found found, Decision decision, List<Recorded.Entry> failed) {
  public DatabaseStatus {
    failed = List.copyOf(failed);
  }

  /** Asks the runner's rule; where nobody knows one, files and rows are tied by name. */
  public static DatabaseStatus of(History history, StatusReader.Found found) {
    RunnerRule rule = history.runner().rule();
    Recorded recorded =
        history.conventionId().equals("sqitch")
            ? SqitchRegistry.ofProject(history, found.recorded())
            : found.recorded();
    Decision decision = (rule == null ? new ByName() : rule).decide(history, recorded);
    return new DatabaseStatus(
        found,
        decision,
        recorded.entries().stream()
            .filter(entry -> entry.state() == Recorded.State.FAILED)
            .toList());
  }

  /** How many migrations have that fate. */
  public int count(Fate fate) {
    return (int) decision.fates().stream().filter(of -> of.fate() == fate).count();
  }

  /** Whether a person has to look: more than migrations that wait for their turn. */
  public boolean isWrong() {
    return decision.refusal() != null
        || !failed.isEmpty()
        || !unknown().isEmpty()
        || count(Fate.SKIPPED) > 0
        || count(Fate.CHANGED) > 0;
  }

  /** Rows no file belongs to, but for those that failed or were taken back. */
  public List<Recorded.Entry> unknown() {
    return decision.unknown().stream()
        .filter(entry ->
            entry.state() == Recorded.State.APPLIED || entry.state() == Recorded.State.BASELINE)
        .toList();
  }
}
