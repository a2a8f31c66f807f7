package dev.plumbline.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What only the migrations' SQL says: by kind of object or attribute, the objects. */
public final class SqlOwned {
  private static final int MOST_NAMED = 12;

  private final SortedMap<String, List<String>> names = new TreeMap<>();

  void add(String aspect, String name) {
    List<String> of = names.computeIfAbsent(aspect, unused -> new ArrayList<>());
    if (!of.contains(name)) {
      of.add(name);
    }
  }

  /** How many there are. */
  public int count() {
    return names.values().stream().mapToInt(List::size).sum();
  }

  /** A line for each kind: {@code "function: public.touch(), public.slug(text)"}. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    names.forEach((aspect, of) -> {
      int shown = Math.min(of.size(), MOST_NAMED);
      String more = of.size() > shown ? ", and %,d more".formatted(of.size() - shown) : "";
      lines.add(aspect + ": " + String.join(", ", of.subList(0, shown)) + more);
    });
    return lines;
  }
}
