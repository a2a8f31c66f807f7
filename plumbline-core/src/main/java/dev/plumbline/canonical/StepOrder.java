package dev.plumbline.canonical;

import dev.plumbline.canonical.Step.Key;
import dev.plumbline.canonical.Step.Rank;
import dev.plumbline.schema.Identity;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts steps in order: always the smallest whose needs are written, what belongs to the root just
 * written first. Which step is ready does not depend on steps it does not need, so an added step
 * moves no other.
 *
 * <p>Steps are compared once, when they are sorted; from then on each is a place in a row, and what
 * is ready a set of places.
 */
final class StepOrder {
  private final Map<Key, Node> waiting;
  private final Node[] places;
  private final Ready ready = new Ready();
  private final Ready near = new Ready();
  private final List<Step> written;
  private @Nullable Identity root;

  /** A step and its state. */
  static final class Node {
    final Step step;
    private final int place;
    private int open;
    private final List<Node> dependents = new ArrayList<>(2);
    private boolean replaced;

    private Node(Step step, int place) {
      this.step = step;
      this.place = place;
    }
  }

  /** A set of places that gives back its smallest. */
  private static final class Ready {
    private final BitSet places = new BitSet();
    private int smallest;

    void add(int place) {
      places.set(place);
      smallest = Math.min(smallest, place);
    }

    /** Negative when there is none. */
    int pollFirst() {
      int place = places.nextSetBit(smallest);
      if (place < 0) {
        smallest = Integer.MAX_VALUE;
      } else {
        places.clear(place);
        smallest = place;
      }
      return place;
    }
  }

  private StepOrder(Collection<Step> steps) {
    List<Step> sorted = new ArrayList<>(steps);
    sorted.sort(Step.ORDER);
    this.waiting = HashMap.newHashMap(sorted.size());
    this.written = new ArrayList<>(sorted.size());
    this.places = new Node[2 * sorted.size()];
    int place = 0;
    for (Step step : sorted) {
      // Should it be written in two, its second half has the place behind it.
      Node node = new Node(step, place);
      places[place] = node;
      place += step.split() == null ? 1 : 2;
      if (waiting.put(step.key, node) != null) {
        throw new IllegalStateException("two steps are " + step.key);
      }
    }
  }

  static List<Step> of(Collection<Step> steps) {
    StepOrder order = new StepOrder(steps);
    for (Node node : order.places) {
      if (node != null) {
        order.count(node);
      }
    }
    @Nullable CycleBreaker breaker = null;
    while (!order.waiting.isEmpty()) {
      Node next = order.next();
      if (next == null) {
        breaker = breaker == null ? new CycleBreaker(order) : breaker;
        breaker.breakOne();
      } else {
        order.write(next);
      }
    }
    return order.written;
  }

  /** The step of that key, unless it is written or there is none. */
  @Nullable Step waiting(Key key) {
    Node node = waiting.get(key);
    return node == null ? null : node.step;
  }

  /** The keys of all that is not written yet. */
  Collection<Key> waiting() {
    return waiting.keySet();
  }

  /** The steps that wait for that one. */
  List<Step> dependents(Key key) {
    Node node = waiting.get(key);
    return node == null
        ? List.of()
        : node.dependents.stream()
            .filter(dependent -> !dependent.replaced)
            .map(dependent -> dependent.step)
            .toList();
  }

  /** Puts two steps in the place of one: the first takes over its key, the second its rest. */
  void replace(Step whole, Step first, Step rest) {
    Node before = waiting.get(whole.key);
    if (before == null) {
      throw new IllegalStateException(whole.key + " does not wait");
    }
    before.replaced = true;
    Node start = new Node(first, before.place);
    start.dependents.addAll(before.dependents);
    Node end = new Node(rest, before.place + 1);
    for (Node node : List.of(start, end)) {
      places[node.place] = node;
      waiting.put(node.step.key, node);
    }
    count(start);
    count(end);
  }

  /** Lets a step wait for one more. */
  void addNeed(Step step, Key need) {
    Node node = waiting.get(step.key);
    Node needed = waiting.get(need);
    if (node != null && needed != null && step.needs.add(need)) {
      node.open++;
      needed.dependents.add(node);
    }
  }

  /** Lets a step wait no longer for another. */
  void removeNeed(Step step, Key need) {
    Node node = waiting.get(step.key);
    Node needed = waiting.get(need);
    if (node != null && needed != null && step.needs.remove(need)) {
      needed.dependents.remove(node);
      if (--node.open == 0) {
        offer(node);
      }
    }
  }

  private void count(Node node) {
    for (Key need : node.step.needs) {
      Node needed = waiting.get(need);
      if (needed != null && needed != node) {
        node.open++;
        needed.dependents.add(node);
      }
    }
    if (node.open == 0) {
      offer(node);
    }
  }

  private @Nullable Node next() {
    int place = near.pollFirst();
    if (place < 0) {
      place = ready.pollFirst();
    }
    return place < 0 ? null : places[place];
  }

  private void write(Node node) {
    Step step = node.step;
    waiting.remove(step.key);
    written.add(step);
    if (step.place.rank() == Rank.ROOT) {
      root = step.place.root();
    }
    for (Node dependent : node.dependents) {
      if (!dependent.replaced && --dependent.open == 0) {
        offer(dependent);
      }
    }
  }

  private void offer(Node node) {
    (node.step.place.root().equals(root) ? near : ready).add(node.place);
  }
}
