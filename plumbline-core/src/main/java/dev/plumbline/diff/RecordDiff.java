package dev.plumbline.diff;

import dev.plumbline.diff.Difference.AttributeChange;
import dev.plumbline.diff.RecordShape.Component;
import dev.plumbline.schema.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares two records of one class component by component; columns are left to the caller. */
final class RecordDiff {
  private final DiffOptions options;
  private final List<AttributeChange> changes = new ArrayList<>();

  private RecordDiff(DiffOptions options) {
    this.options = options;
  }

  static List<AttributeChange> changes(Record expected, Record actual, DiffOptions options) {
    RecordDiff diff = new RecordDiff(options);
    diff.compareRecords("", expected, actual);
    return diff.changes;
  }

  private void compareRecords(String path, Record expected, Record actual) {
    for (Component component : RecordShape.of(expected).components()) {
      if (NotNullWords.covers(component.name())) {
        compareNotNull(component, expected, actual);
      } else if (!options.ignores(component.owner(), component.name())) {
        compare(
            path,
            component,
            StoredOrder.normalised(component, expected),
            StoredOrder.normalised(component, actual));
      }
    }
  }

  private void compareNotNull(Component component, Record expected, Record actual) {
    AttributeChange change = NotNullWords.change(expected, actual);
    if (component.name().equals("notNull") && change != null) {
      changes.add(change);
    }
  }

  private void compare(
      String outer, Component component, @Nullable Object expected, @Nullable Object actual) {
    if (Objects.equals(expected, actual) || isColumns(expected) || isColumns(actual)) {
      return;
    }
    String path = AttributeWords.join(outer, component.words());
    if (expected instanceof Record one
        && actual instanceof Record other
        && one.getClass() == other.getClass()
        && !(one instanceof dev.plumbline.schema.Identity)) {
      compareRecords(path, one, other);
    } else if (expected instanceof Map<?, ?> one && actual instanceof Map<?, ?> other) {
      compareMaps(path, one, other);
    } else {
      changes.add(new AttributeChange(path, component.words(expected), component.words(actual)));
    }
  }

  /** Entry by entry, each an attribute: {@code statistics target of column 1}. */
  private void compareMaps(String path, Map<?, ?> one, Map<?, ?> other) {
    SortedSet<Object> keys = new TreeSet<>(one.keySet());
    keys.addAll(other.keySet());
    for (Object key : keys) {
      Object expected = entry(one, other, key);
      Object actual = entry(other, one, key);
      if (!Objects.equals(expected, actual)) {
        changes.add(new AttributeChange(path + " " + key, expected, actual));
      }
    }
  }

  /** No list is an empty one, no number the default. */
  private static Object entry(Map<?, ?> in, Map<?, ?> other, Object key) {
    Object value = in.get(key);
    return value != null ? value : other.get(key) instanceof List ? List.of() : "the default";
  }

  private static boolean isColumns(@Nullable Object value) {
    return value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Column;
  }
}
