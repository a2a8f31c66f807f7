package dev.plumbline.canonical;

import dev.plumbline.canonical.Step.Key;
import dev.plumbline.schema.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts ordered steps into files, and the files into an order in which they load. All steps of an
 * object go into one file. Only where objects need each other in a circle (two tables with foreign
 * keys to each other, a function and the table it returns) does what closes the circle go into a
 * further file, {@code users.2.sql}. Of the files that may come next, the first by name does, so a
 * new one moves no other.
 */
final class FileOrder {
  private final Map<Key, String> fileOf = new HashMap<>();
  private final Map<Key, Integer> rank = new HashMap<>();
  private final Map<String, List<Step>> steps = new LinkedHashMap<>();
  private final Map<String, Set<String>> needs = new LinkedHashMap<>();

  private FileOrder(List<Step> ordered) {
    for (Step step : ordered) {
      String file = FileNames.of(step.place.root());
      fileOf.put(step.key, file);
      rank.put(step.key, rank.size());
      steps.computeIfAbsent(file, ignored -> new ArrayList<>()).add(step);
    }
    steps.forEach((file, members) -> {
      Set<String> found = new HashSet<>();
      for (Step step : members) {
        step.needs.forEach(need -> add(fileOf.get(need), found));
      }
      found.remove(file);
      needs.put(file, found);
    });
  }

  private static void add(@Nullable String file, Set<String> to) {
    if (file != null) {
      to.add(file);
    }
  }

  /** Path, with its extension, to steps; both in the order of loading. */
  static Map<String, List<Step>> of(List<Step> ordered) {
    FileOrder order = new FileOrder(ordered);
    Map<String, List<Step>> files = new LinkedHashMap<>();
    order.circles().forEach(circle -> order.write(circle, files));
    return files;
  }

  /** The circles, smallest name first, each as soon as all it needs is written. */
  private List<List<String>> circles() {
    Map<String, Integer> circleOf = Circles.of(needs);
    Map<Integer, List<String>> members = new HashMap<>();
    for (String file : steps.keySet()) {
      members.computeIfAbsent(circle(file, circleOf), ignored -> new ArrayList<>()).add(file);
    }
    Map<Integer, Set<Integer>> open = new HashMap<>();
    Map<Integer, List<Integer>> dependents = new HashMap<>();
    TreeMap<String, Integer> ready = new TreeMap<>();
    members.forEach((circle, files) -> {
      Set<Integer> waits = new HashSet<>();
      for (String file : files) {
        needs.getOrDefault(file, Set.of()).forEach(need -> waits.add(circle(need, circleOf)));
      }
      waits.remove(circle);
      open.put(circle, waits);
      waits.forEach(
          need -> dependents.computeIfAbsent(need, ignored -> new ArrayList<>()).add(circle));
      if (waits.isEmpty()) {
        ready.put(smallest(files), circle);
      }
    });
    List<List<String>> order = new ArrayList<>();
    while (!ready.isEmpty()) {
      int circle = ready.pollFirstEntry().getValue();
      order.add(members.getOrDefault(circle, List.of()));
      for (int dependent : dependents.getOrDefault(circle, List.of())) {
        Set<Integer> waits = open.getOrDefault(dependent, Set.of());
        waits.remove(circle);
        if (waits.isEmpty()) {
          ready.put(smallest(members.getOrDefault(dependent, List.of())), dependent);
        }
      }
    }
    return order;
  }

  private static int circle(String file, Map<String, Integer> circleOf) {
    return circleOf.getOrDefault(file, -1);
  }

  private String smallest(List<String> files) {
    return files.stream().map(this::turn).min(Comparator.naturalOrder()).orElse("");
  }

  /**
   * By path, but default privileges, publications and event triggers last, in this order: the first
   * and the last change what is made after them.
   */
  private String turn(String file) {
    List<Step> members = steps.getOrDefault(file, List.of());
    Kind kind = members.isEmpty() ? Kind.TABLE : members.getFirst().place.root().kind();
    return kind.compareTo(Kind.DEFAULT_PRIVILEGES) < 0
        ? file
        : "~%03d%s".formatted(kind.ordinal(), file);
  }

  /**
   * The files of objects that need each other: a step goes one file further than what it needs of
   * an object that comes later in the circle.
   */
  private void write(List<String> circle, Map<String, List<Step>> files) {
    Map<String, Integer> position = new HashMap<>();
    circle.forEach(file -> position.put(file, position.size()));
    Map<Key, Integer> levels = new HashMap<>();
    TreeMap<Integer, TreeMap<Integer, List<Step>>> byLevel = new TreeMap<>();
    for (Step step : inTheirOrder(circle)) {
      int own = position.getOrDefault(fileOf.get(step.key), 0);
      int level = 1;
      for (Key need : step.needs) {
        Integer needed = levels.get(need);
        if (needed != null) {
          boolean later = position.getOrDefault(fileOf.get(need), 0) > own;
          level = Math.max(level, later ? needed + 1 : needed);
        }
      }
      levels.put(step.key, level);
      byLevel
          .computeIfAbsent(level, ignored -> new TreeMap<>())
          .computeIfAbsent(own, ignored -> new ArrayList<>())
          .add(step);
    }
    byLevel.forEach((level, parts) ->
        parts.forEach((at, members) ->
            files.put(circle.get(at) + (level == 1 ? "" : "." + level) + ".sql", members)));
  }

  private List<Step> inTheirOrder(List<String> circle) {
    List<Step> members = new ArrayList<>();
    circle.forEach(file -> members.addAll(steps.getOrDefault(file, List.of())));
    members.sort(Comparator.comparing(step -> rank.getOrDefault(step.key, 0)));
    return members;
  }
}
