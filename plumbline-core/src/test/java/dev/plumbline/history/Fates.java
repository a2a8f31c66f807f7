package dev.plumbline.history;

import java.util.List;
import java.util.Objects;

/** What a runner's rule says, as a test reads it. */
public final class Fates {
  private Fates() {}

  /** On a database that applied these files, in this order. */
  public static Decision after(History history, String... applied) {
    RunnerRule rule = Objects.requireNonNull(history.runner().rule());
    List<Recorded.Entry> rows =
        List.of(applied).stream()
            .map(path ->
                history.migrations().stream()
                    .filter(migration -> migration.path().equals(path))
                    .map(rule::entry)
                    .findFirst()
                    .orElseGet(() -> Recorded.Entry.applied(path, null)))
            .toList();
    return rule.decide(history, new Recorded(rows));
  }

  /** The refusal's words; empty when there is none. */
  public static String refusal(Decision decision) {
    return decision.refusal() == null ? "" : decision.refusal().why();
  }

  /** What runs, by path. */
  public static List<String> runs(Decision decision) {
    return decision.runs().stream().map(Migration::path).toList();
  }
}
