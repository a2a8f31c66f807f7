package dev.plumbline.diff;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Records of the model with some of what they hold replaced. */
final class Rewritten {
  private Rewritten() {}

  /** The record with one component of another value. */
  static <R extends Record> R with(R record, String component, @Nullable Object value) {
    return of(record, (name, old) -> name.equals(component) ? value : old);
  }

  /** The record with every record of that type in it, at any depth and in lists, changed. */
  static <R extends Record, T extends Record> R all(
      R record, Class<T> type, UnaryOperator<T> change) {
    return of(record, (name, old) -> changed(old, type, change));
  }

  private static <T extends Record> @Nullable Object changed(
      @Nullable Object value, Class<T> type, UnaryOperator<T> change) {
    return switch (value) {
      case Record record when type.isInstance(record) ->
          change.apply(all(type.cast(record), type, change));
      case Record record -> all(record, type, change);
      case List<?> list -> {
        List<@Nullable Object> all = new ArrayList<>(list.size());
        list.forEach(item -> all.add(changed(item, type, change)));
        yield all.equals(list) ? list : all;
      }
      case null, default -> value;
    };
  }

  @FunctionalInterface
  private interface Replacement {
    @Nullable Object of(String component, @Nullable Object value);
  }

  @SuppressWarnings("unchecked")
  private static <R extends Record> R of(R record, Replacement replacement) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    @Nullable Object[] values = new @Nullable Object[components.length];
    boolean same = true;
    try {
      for (int i = 0; i < components.length; i++) {
        Object old = components[i].getAccessor().invoke(record);
        types[i] = components[i].getType();
        values[i] = replacement.of(components[i].getName(), old);
        same &= values[i] == old;
      }
      return same
          ? record
          : (R) record.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot rewrite " + record.getClass(), e);
    }
  }
}
