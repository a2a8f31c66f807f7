package dev.plumbline.canonical;

import dev.plumbline.canonical.Step.Key;
import dev.plumbline.canonical.Step.Part;
import dev.plumbline.canonical.Step.Split;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Writes one step of a cycle in two, so that the rest can go on. */
final class CycleBreaker {
  private final StepOrder order;
  // Those written meanwhile are taken out when they come up.
  private final NavigableSet<Key> unwritten;

  /** For steps none of which is ready. */
  CycleBreaker(StepOrder order) {
    this.order = order;
    this.unwritten = new TreeSet<>(order.waiting());
  }

  /** Changes the waiting steps, none of which is ready, so that they hold one cycle less. */
  void breakOne() {
    List<Step> cycle = cycle();
    List<Step> candidates =
        cycle.stream()
            .filter(step -> step.split() != null)
            .sorted(Comparator.comparingInt(CycleBreaker::preference).thenComparing(Step.ORDER))
            .toList();
    for (Step candidate : candidates) {
      Split split = candidate.split();
      List<Step> pieces = split == null ? List.of() : split.pieces().apply(candidate);
      if (!pieces.isEmpty()) {
        replace(candidate, pieces.get(0), pieces.get(1));
        return;
      }
    }
    // No way out is known. Loading shows whether the server minds.
    order.removeNeed(cycle.get(0), cycle.get(1 % cycle.size()).key);
  }

  private static int preference(Step step) {
    Split split = step.split();
    return split == null ? Integer.MAX_VALUE : split.preference();
  }

  /** Each step of the list needs the next, the last needs the first. */
  private List<Step> cycle() {
    Map<Step, Integer> path = new LinkedHashMap<>();
    Step step = firstWaiting();
    while (!path.containsKey(step)) {
      path.put(step, path.size());
      step = openNeed(step);
    }
    return new ArrayList<>(path.keySet()).subList(path.getOrDefault(step, 0), path.size());
  }

  private Step firstWaiting() {
    Step step = order.waiting(unwritten.first());
    while (step == null) {
      unwritten.pollFirst();
      step = order.waiting(unwritten.first());
    }
    return step;
  }

  private Step openNeed(Step step) {
    return step.needs.stream()
        .filter(need -> !need.equals(step.key) && order.waiting(need) != null)
        .min(Comparator.naturalOrder())
        .map(order::waiting)
        .orElseThrow(() -> new IllegalStateException(step.key + " waits for nothing"));
  }

  private void replace(Step whole, Step first, Step rest) {
    List<Step> dependents = order.dependents(whole.key);
    order.replace(whole, first, rest);
    unwritten.add(rest.key);
    // What is not needed to complete it waits for the complete object: an index cannot be made on
    // an unfinished function.
    Set<Key> needed = closure(new Key(whole.key.object(), Part.COMPLETE));
    for (Step step : dependents) {
      if (!needed.contains(step.key)) {
        order.addNeed(step, rest.key);
      }
    }
  }

  /** What must be written for that one to be, itself included. */
  private Set<Key> closure(Key start) {
    Set<Key> found = new HashSet<>();
    Deque<Key> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      Key key = open.pop();
      Step step = order.waiting(key);
      if (step != null && found.add(key)) {
        open.addAll(step.needs);
      }
    }
    return found;
  }
}
