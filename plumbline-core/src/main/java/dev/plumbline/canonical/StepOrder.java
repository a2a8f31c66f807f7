package dev.plumbline.canonical;

import dev.plumbline.canonical.Step.Key;
import dev.plumbline.canonical.Step.Rank;
import dev.plumbline.schema.Identity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts steps in order: always the smallest whose needs are written, what belongs to the root just
 * written first. Which step is ready does not depend on steps it does not need, so an added step
 * moves no other.
 */
final class StepOrder {
  private final TreeMap<Key, Step> waiting = new TreeMap<>();
  private final Map<Key, Integer> open = new HashMap<>();
  private final Map<Key, List<Key>> dependents = new HashMap<>();
  private final NavigableSet<Step> ready = new TreeSet<>(Step.ORDER);
  private final NavigableSet<Step> near = new TreeSet<>(Step.ORDER);
  private final List<Step> written = new ArrayList<>();
  private @Nullable Identity root;

  private StepOrder(Collection<Step> steps) {
    for (Step step : steps) {
      if (waiting.put(step.key, step) != null) {
        throw new IllegalStateException("two steps are " + step.key);
      }
    }
  }

  static List<Step> of(Collection<Step> steps) {
    StepOrder order = new StepOrder(steps);
    order.count();
    while (!order.waiting.isEmpty()) {
      Step next = order.next();
      if (next == null) {
        CycleBreaker.breakOne(order.waiting);
        order.count();
      } else {
        order.write(next);
      }
    }
    return order.written;
  }

  private void count() {
    open.clear();
    dependents.clear();
    for (Step step : waiting.values()) {
      int needed = 0;
      for (Key need : step.needs) {
        if (!need.equals(step.key) && waiting.containsKey(need)) {
          needed++;
          dependents.computeIfAbsent(need, key -> new ArrayList<>()).add(step.key);
        }
      }
      open.put(step.key, needed);
      if (needed == 0) {
        offer(step);
      }
    }
  }

  private @Nullable Step next() {
    Step step = near.pollFirst();
    return step != null ? step : ready.pollFirst();
  }

  private void write(Step step) {
    waiting.remove(step.key);
    written.add(step);
    if (step.place.rank() == Rank.ROOT) {
      root = step.place.root();
    }
    for (Key key : dependents.getOrDefault(step.key, List.of())) {
      Step dependent = waiting.get(key);
      if (dependent != null && open.merge(key, -1, Integer::sum) == 0) {
        offer(dependent);
      }
    }
  }

  private void offer(Step step) {
    (step.place.root().equals(root) ? near : ready).add(step);
  }
}
