package dev.plumbline.history.drizzle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Two JSON documents that were made from one, made into one again, member by member. */
final class JsonMerge {
  private final List<String> conflicts = new ArrayList<>();

  /** Members that both sides changed, each in its own way, as paths; there mine was taken. */
  List<String> conflicts() {
    return List.copyOf(conflicts);
  }

  Json.Members merge(Json.Members before, Json.Members main, Json.Members mine) {
    return members(before, main, mine, "");
  }

  private Json.Members members(
      Json.Members before, Json.Members main, Json.Members mine, String path) {
    Set<String> names = new LinkedHashSet<>(main.byName().keySet());
    names.addAll(mine.byName().keySet());
    Map<String, Json> merged = new LinkedHashMap<>();
    for (String name : names) {
      Json value =
          value(
              before.byName().get(name),
              main.byName().get(name),
              mine.byName().get(name),
              path.isEmpty() ? name : path + "." + name);
      if (value != null) {
        merged.put(name, value);
      }
    }
    return new Json.Members(merged);
  }

  private @Nullable Json value(
      @Nullable Json before, @Nullable Json main, @Nullable Json mine, String path) {
    if (Objects.equals(main, mine) || Objects.equals(before, mine)) {
      return main;
    } else if (Objects.equals(before, main)) {
      return mine;
    } else if (main instanceof Json.Members ours && mine instanceof Json.Members theirs) {
      Json.Members old = before instanceof Json.Members m ? m : new Json.Members(Map.of());
      return members(old, ours, theirs, path);
    } else if (before instanceof Json.Items old
        && main instanceof Json.Items ours
        && mine instanceof Json.Items theirs
        && begins(ours, old)
        && begins(theirs, old)) {
      return appended(old, ours, theirs);
    }
    conflicts.add(path);
    return mine;
  }

  private static boolean begins(Json.Items items, Json.Items with) {
    int size = with.values().size();
    return items.values().size() >= size && items.values().subList(0, size).equals(with.values());
  }

  /** Labels of an enumeration: main's were there first. */
  private static Json appended(Json.Items before, Json.Items main, Json.Items mine) {
    List<Json> values = new ArrayList<>(main.values());
    mine.values().stream()
        .skip(before.values().size())
        .filter(value -> !values.contains(value))
        .forEach(values::add);
    return new Json.Items(values);
  }
}
