package dev.plumbline.rules;

import dev.plumbline.history.Decision;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.Recorded;
import dev.plumbline.history.RunnerRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the runner does when a merged migration reads differently, has another name or is gone, on a
 * database that has applied all that was merged. Each change is asked about alone, so that the
 * answer is its own. Costs nothing until it is asked.
 */
final class LinearRunner {
  /**
   * The runner's answer.
   *
   * @param why in its own words where it has some; empty when nothing need be said
   */
  record Answer(Kind kind, String why) {}

  enum Kind {
    /** No rule is known, or what was merged is in disorder already. */
    UNKNOWN,
    /** It takes the migration for applied. */
    GOES_ON,
    /** It refuses to work. */
    STOPS,
    /** It runs the migration, once more as far as that database is concerned. */
    RUNS_IT,
    /** It takes the migration for a new one, and never runs it there. */
    SKIPS_IT
  }

  private static final Answer UNKNOWN = new Answer(Kind.UNKNOWN, "");
  private static final Comparator<Migration> IN_ORDER =
      Comparator.comparing(Migration::place).thenComparing(Migration::path);

  private final History before;
  private final History mine;

  /**
   * Remembers what to ask about.
   *
   * @param before as merged, where the branch left main
   * @param mine on the branch
   */
  LinearRunner(History before, History mine) {
    this.before = before;
    this.mine = mine;
  }

  String name() {
    return mine.runner().name();
  }

  /** The migrations the file held when it was merged. */
  List<Migration> merged(String path) {
    return at(before, path).toList();
  }

  /** The migrations the file holds on the branch. */
  List<Migration> mine(String path) {
    return at(mine, path).toList();
  }

  /** When the file has the branch's text. */
  Answer ofEdit(String path) {
    List<Migration> now = new ArrayList<>();
    List<Migration> edited = mine(path);
    boolean put = false;
    for (Migration migration : before.migrations()) {
      if (!migration.path().equals(path)) {
        now.add(migration);
      } else if (!put) {
        now.addAll(edited);
        put = true;
      }
    }
    return put ? answer(now, edited) : UNKNOWN;
  }

  /** When the file has the branch's name and text. */
  Answer ofRename(String from, String to) {
    List<Migration> renamed = mine(to);
    List<Migration> now = new ArrayList<>(without(Set.of(from)));
    now.addAll(renamed);
    now.sort(IN_ORDER);
    return answer(now, renamed);
  }

  /**
   * When the files are gone.
   *
   * @param standIns what the branch has in their place
   */
  Answer ofDeletion(Set<String> paths, Collection<String> standIns) {
    List<Migration> instead = standIns.stream().flatMap(path -> at(mine, path)).toList();
    List<Migration> now = new ArrayList<>(without(paths));
    now.addAll(instead);
    now.sort(IN_ORDER);
    return answer(now, instead);
  }

  private Answer answer(List<Migration> now, List<Migration> asked) {
    RunnerRule rule = before.runner().rule();
    if (rule == null) {
      return UNKNOWN;
    }
    Recorded all = Recorded.of(rule, before.migrations());
    if (rule.decide(before, all).refusal() != null) {
      return UNKNOWN;
    }
    Decision decision = rule.decide(with(now), all);
    if (decision.refusal() != null) {
      return new Answer(Kind.STOPS, decision.refusal().why());
    }
    return asked.stream()
        .map(decision::fateOf)
        .map(of -> new Answer(kind(of.fate()), of.why()))
        .max(Comparator.comparing(Answer::kind))
        .orElse(new Answer(Kind.GOES_ON, ""));
  }

  private static Kind kind(Decision.Fate fate) {
    return switch (fate) {
      case APPLIED, CHANGED, COVERED -> Kind.GOES_ON;
      case PENDING -> Kind.RUNS_IT;
      case SKIPPED -> Kind.SKIPS_IT;
    };
  }

  private List<Migration> without(Set<String> paths) {
    return before.migrations().stream().filter(m -> !paths.contains(m.path())).toList();
  }

  private History with(List<Migration> migrations) {
    return new History(
        before.conventionId(), before.runner(), migrations, before.superseded(), List.of());
  }

  private static Stream<Migration> at(History history, String path) {
    return Stream.concat(history.superseded().stream(), history.migrations().stream())
        .filter(migration -> migration.path().equals(path));
  }
}
