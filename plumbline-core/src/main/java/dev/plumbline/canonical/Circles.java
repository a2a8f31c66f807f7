package dev.plumbline.canonical;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which nodes of a graph need each other: its strongly connected components, found by Tarjan's
 * algorithm without recursion, for a graph may be deep.
 */
final class Circles {
  private final Map<String, Set<String>> needs;
  private final Map<String, Integer> index = new HashMap<>();
  private final Map<String, Integer> low = new HashMap<>();
  private final Map<String, Integer> found = new HashMap<>();
  private final Deque<String> open = new ArrayDeque<>();

  private record Visit(String node, Iterator<String> rest) {}

  private Circles(Map<String, Set<String>> needs) {
    this.needs = needs;
  }

  /** The number of each node's circle; a node that is in none has one of its own. */
  static Map<String, Integer> of(Map<String, Set<String>> needs) {
    Circles circles = new Circles(needs);
    needs.keySet().forEach(circles::visit);
    return circles.found;
  }

  private void visit(String start) {
    if (index.containsKey(start)) {
      return;
    }
    Deque<Visit> path = new ArrayDeque<>();
    path.push(enter(start));
    while (!path.isEmpty()) {
      Visit visit = path.peek();
      if (visit.rest().hasNext()) {
        String next = visit.rest().next();
        if (!index.containsKey(next)) {
          path.push(enter(next));
        } else if (!found.containsKey(next)) {
          low.merge(visit.node(), index.get(next), Math::min);
        }
      } else {
        path.pop();
        if (Objects.equals(low.get(visit.node()), index.get(visit.node()))) {
          close(visit.node());
        } else if (!path.isEmpty()) {
          low.merge(path.peek().node(), low.get(visit.node()), Math::min);
        }
      }
    }
  }

  private Visit enter(String node) {
    index.put(node, index.size());
    low.put(node, index.get(node));
    open.push(node);
    return new Visit(node, needs.getOrDefault(node, Set.of()).iterator());
  }

  private void close(String last) {
    int circle = Objects.requireNonNull(index.get(last));
    String node;
    do {
      node = open.pop();
      found.put(node, circle);
    } while (!node.equals(last));
  }
}
