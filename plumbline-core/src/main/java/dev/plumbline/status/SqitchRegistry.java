package dev.plumbline.status;

import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.Recorded;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** One table of Sqitch's holds the changes of every project that is deployed to a database. */
final class SqitchRegistry {
  private SqitchRegistry() {}

  /**
   * The rows of this project: of the one that some change of the plan belongs to. When none does,
   * and there is only one project, the plan was rewritten; with more, this one was never deployed.
   */
  static Recorded ofProject(History history, Recorded all) {
    Set<String> ids = history.migrations().stream().map(Migration::key).collect(Collectors.toSet());
    Set<String> ours =
        all.entries().stream()
            .filter(entry -> ids.contains(entry.key()))
            .map(entry -> String.valueOf(entry.name()))
            .collect(Collectors.toSet());
    long projects = all.entries().stream().map(Recorded.Entry::name).distinct().count();
    return ours.isEmpty() && projects < 2
        ? all
        : new Recorded(
            all.entries().stream()
                .filter(entry -> ours.contains(Objects.toString(entry.name())))
                .toList());
  }
}
