package dev.plumbline.history.graphile;

import dev.plumbline.history.Decision;
import dev.plumbline.history.Decision.Fate;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.ProblemKind;
import dev.plumbline.history.Recorded;
import dev.plumbline.history.RunnerRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * graphile-migrate: it refuses files that are no chain; then it runs what has a file name behind
 * the last one of its table. A row refers to the row of the hash before it, so the server refuses a
 * migration that follows another one than the database has.
 */
final class BehindTheLast implements RunnerRule {
  /** What the file says of itself, by path. */
  private final Map<String, CommittedHeader> headers;

  BehindTheLast(Map<String, CommittedHeader> headers) {
    this.headers = Map.copyOf(headers);
  }

  @Override
  public Recorded.Entry entry(Migration migration) {
    CommittedHeader header = headers.get(migration.path());
    return Recorded.Entry.applied(migration.key(), header == null ? null : header.hash());
  }

  @Override
  public Decision decide(History history, Recorded recorded) {
    Map<String, Recorded.Entry> rows = new LinkedHashMap<>();
    String last = "";
    for (Recorded.Entry entry : recorded.entries()) {
      rows.put(entry.key(), entry);
      last = entry.key().compareTo(last) > 0 ? entry.key() : last;
    }
    Map<String, Recorded.Entry> unknown = new LinkedHashMap<>(rows);
    List<Decision.Of> fates = new ArrayList<>();
    List<Migration> runs = new ArrayList<>();
    for (Migration migration : history.migrations()) {
      Recorded.Entry row = rows.get(migration.key());
      unknown.remove(migration.key());
      if (migration.key().compareTo(last) > 0) {
        fates.add(Decision.Of.of(migration, Fate.PENDING));
        runs.add(migration);
      } else if (row == null) {
        fates.add(
            new Decision.Of(
                migration,
                Fate.SKIPPED,
                "%s is not behind %s, the last the database has".formatted(migration.key(), last)));
      } else {
        boolean same = Objects.equals(row.checksum(), entry(migration).checksum());
        fates.add(Decision.Of.of(migration, same ? Fate.APPLIED : Fate.CHANGED));
      }
    }
    return new Decision(refusal(history, runs, rows), fates, runs, List.copyOf(unknown.values()));
  }

  private Decision.@Nullable Refusal refusal(
      History history, List<Migration> runs, Map<String, Recorded.Entry> rows) {
    return history.problems().stream()
        .filter(problem -> problem.kind() == ProblemKind.RUNNER_STOPS)
        .findFirst()
        .map(problem -> new Decision.Refusal(problem.message(), null))
        .orElseGet(() -> runs.isEmpty() ? null : unlinked(runs.getFirst(), rows));
  }

  private Decision.@Nullable Refusal unlinked(Migration next, Map<String, Recorded.Entry> rows) {
    CommittedHeader header = headers.get(next.path());
    String previous = header == null ? null : header.previous();
    boolean linked =
        previous == null || rows.values().stream().anyMatch(r -> previous.equals(r.checksum()));
    return linked
        ? null
        : new Decision.Refusal(
            "it follows %s, which the database never ran: the row it writes violates"
                    .formatted(previous)
                + " migrations_previous_hash_fkey",
            next);
  }
}
