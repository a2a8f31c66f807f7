package dev.plumbline.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A table so far. Columns it was made with stay, so that views can use them. */
final class MadeTable {
  private final String name;
  private final Map<String, String> types = new LinkedHashMap<>();
  private final List<String> base = new ArrayList<>();
  private final Deque<String> added = new ArrayDeque<>();

  MadeTable(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  boolean has(String column) {
    return types.containsKey(column);
  }

  /** All but those that every table has. */
  List<String> columns() {
    return List.copyOf(types.keySet());
  }

  String type(String column) {
    return types.getOrDefault(column, "text");
  }

  /** Adds a column the table is made with, and gives its definition. */
  String base(String column, String type) {
    types.put(column, type);
    base.add(column);
    return column + " " + type;
  }

  String baseColumn(Random random) {
    return base.get(random.nextInt(base.size()));
  }

  /** Adds a column later, and gives its definition. */
  String added(String column, String type) {
    types.put(column, type);
    added.add(column);
    return type.equals("boolean")
        ? column + " boolean NOT NULL DEFAULT false"
        : column + " " + type;
  }

  /** Takes away the oldest column that was added later; null when there is none. */
  @Nullable String drop() {
    String column = added.poll();
    if (column != null) {
      types.remove(column);
    }
    return column;
  }
}
