package dev.plumbline.canonical;

import dev.plumbline.canonical.Step.Key;
import dev.plumbline.canonical.Step.Part;
import dev.plumbline.canonical.Step.Split;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** Writes one step of a cycle in two, so that the rest can go on. */
final class CycleBreaker {
  private CycleBreaker() {}

  /** Changes the waiting steps, none of which is ready, so that they hold one cycle less. */
  static void breakOne(SortedMap<Key, Step> waiting) {
    List<Step> cycle = cycle(waiting);
    List<Step> candidates =
        cycle.stream()
            .filter(step -> step.split() != null)
            .sorted(Comparator.comparingInt(CycleBreaker::preference).thenComparing(Step.ORDER))
            .toList();
    for (Step candidate : candidates) {
      Split split = candidate.split();
      List<Step> pieces = split == null ? List.of() : split.pieces().apply(candidate);
      if (!pieces.isEmpty()) {
        replace(waiting, candidate, pieces);
        return;
      }
    }
    // No way out is known. Loading shows whether the server minds.
    cycle.get(0).needs.remove(cycle.get(1 % cycle.size()).key);
  }

  private static int preference(Step step) {
    Split split = step.split();
    return split == null ? Integer.MAX_VALUE : split.preference();
  }

  /** Each step of the list needs the next, the last needs the first. */
  private static List<Step> cycle(SortedMap<Key, Step> waiting) {
    List<Step> path = new ArrayList<>();
    Step step = waiting.get(waiting.firstKey());
    while (step != null && !path.contains(step)) {
      path.add(step);
      step = openNeed(step, waiting);
    }
    return path.subList(step == null ? 0 : path.indexOf(step), path.size());
  }

  private static Step openNeed(Step step, SortedMap<Key, Step> waiting) {
    for (Key need : step.needs) {
      Step needed = waiting.get(need);
      if (needed != null && needed != step) {
        return needed;
      }
    }
    throw new IllegalStateException(step.key + " waits for nothing");
  }

  private static void replace(SortedMap<Key, Step> waiting, Step whole, List<Step> pieces) {
    pieces.forEach(piece -> waiting.put(piece.key, piece));
    Key complete = new Key(whole.key.object(), Part.COMPLETE);
    // What is not needed to complete it waits for the complete object: an index cannot be made on
    // an unfinished function.
    Set<Key> needed = new HashSet<>();
    collect(complete, waiting, needed);
    for (Step step : waiting.values()) {
      if (!needed.contains(step.key) && step.needs.contains(whole.key)) {
        step.needs.add(complete);
      }
    }
  }

  private static void collect(Key key, Map<Key, Step> waiting, Set<Key> found) {
    Step step = waiting.get(key);
    if (step != null && found.add(key)) {
      step.needs.forEach(need -> collect(need, waiting, found));
    }
  }
}
