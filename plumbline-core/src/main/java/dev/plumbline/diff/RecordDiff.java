package dev.plumbline.diff;

import dev.plumbline.diff.Difference.AttributeChange;
import dev.plumbline.diff.RecordShape.Component;
import dev.plumbline.schema.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
      if (!options.ignores(component.owner(), component.name())) {
        compare(
            AttributeWords.join(path, component.words()),
            StoredOrder.normalised(component, expected),
            StoredOrder.normalised(component, actual));
      }
    }
  }

  private void compare(String path, @Nullable Object expected, @Nullable Object actual) {
    if (Objects.equals(expected, actual) || isColumns(expected) || isColumns(actual)) {
      return;
    }
    if (expected instanceof Record one
        && actual instanceof Record other
        && one.getClass() == other.getClass()
        && !(one instanceof dev.plumbline.schema.Identity)) {
      compareRecords(path, one, other);
    } else {
      changes.add(new AttributeChange(path, expected, actual));
    }
  }

  private static boolean isColumns(@Nullable Object value) {
    return value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Column;
  }
}
