package dev.plumbline.mutation;

import dev.plumbline.schema.Column;
import dev.plumbline.schema.Grant;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Meta;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.schema.SecurityLabel;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which attributes of the model differ between two schemas, as {@code Table.options}, {@code
 * Table.meta.comment}, {@code Column.identity.always}, {@code table +} and {@code table -} for what
 * came and went: found by comparing records, not by what the comparison says of them.
 */
final class TouchedAttributes {
  private final SortedSet<String> touched = new TreeSet<>();

  private TouchedAttributes() {}

  static Set<String> between(Schema before, Schema after) {
    TouchedAttributes found = new TouchedAttributes();
    compare(before.objects(), after.objects(), found);
    return found.touched;
  }

  private static void compare(
      Map<Identity, ?> before, Map<Identity, ?> after, TouchedAttributes found) {
    before.forEach((id, one) -> {
      Object other = after.get(id);
      if (other == null) {
        found.touched.add(id.kind().label() + " -");
      } else {
        found.inside(one.getClass().getSimpleName(), one, other);
      }
    });
    after.keySet().stream()
        .filter(id -> !before.containsKey(id))
        .forEach(id -> found.touched.add(id.kind().label() + " +"));
  }

  /** Every attribute there is. */
  static SortedSet<String> all() {
    SortedSet<String> all = new TreeSet<>();
    for (Class<?> kind : SchemaObject.class.getPermittedSubclasses()) {
      addAll(kind.getSimpleName(), kind, all);
    }
    addAll("Column", Column.class, all);
    return all;
  }

  private static void addAll(String path, Class<?> type, Set<String> all) {
    for (RecordComponent component : type.getRecordComponents()) {
      Class<?> of = item(component);
      String name = name(path, type, component);
      if (!counts(component) || of == Column.class) {
        continue;
      }
      if (of != Meta.class) {
        all.add(name);
      }
      if (of.isRecord() && of != Identity.class && of != Grant.class && of != SecurityLabel.class) {
        addAll(name, of, all);
      }
    }
  }

  private static Class<?> item(RecordComponent component) {
    if (component.getGenericType() instanceof java.lang.reflect.ParameterizedType type
        && component.getType() == List.class) {
      return (Class<?>) type.getActualTypeArguments()[0];
    }
    return component.getType();
  }

  /** What is read by one query for all kinds alike need not be changed for each. */
  private static String name(String path, Class<?> owner, RecordComponent component) {
    boolean common = Set.of("labels", "neededExtensions").contains(component.getName());
    return (owner == Meta.class && common ? "Meta" : path) + "." + component.getName();
  }

  private static boolean counts(RecordComponent component) {
    return !Set.of("id", "dependencies").contains(component.getName());
  }

  private void compareRecords(String path, Record one, Record other) {
    for (RecordComponent component : one.getClass().getRecordComponents()) {
      if (counts(component)) {
        compare(
            name(path, one.getClass(), component), value(component, one), value(component, other));
      }
    }
  }

  private void compare(String path, @Nullable Object one, @Nullable Object other) {
    if (Objects.equals(one, other)) {
      return;
    }
    touched.add(path);
    if (one instanceof List<?> list && other instanceof List<?> others) {
      if (isColumns(list) || isColumns(others)) {
        compare(columns(list), columns(others), this);
      } else if (list.size() == others.size()) {
        for (int i = 0; i < list.size(); i++) {
          inside(path, list.get(i), others.get(i));
        }
      }
    } else {
      inside(path, one, other);
    }
  }

  private void inside(String path, @Nullable Object one, @Nullable Object other) {
    if (one instanceof Record record
        && other instanceof Record another
        && record.getClass() == another.getClass()
        && !(record instanceof Identity)) {
      compareRecords(path, record, another);
    }
  }

  private static boolean isColumns(List<?> list) {
    return !list.isEmpty() && list.get(0) instanceof Column;
  }

  private static Map<Identity, Column> columns(List<?> list) {
    Map<Identity, Column> columns = new LinkedHashMap<>();
    list.forEach(column -> columns.put(((Column) column).id(), (Column) column));
    return columns;
  }

  private static @Nullable Object value(RecordComponent component, Record of) {
    try {
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
