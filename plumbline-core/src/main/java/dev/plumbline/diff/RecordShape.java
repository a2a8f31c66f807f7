package dev.plumbline.diff;

import dev.plumbline.schema.Column;
import dev.plumbline.schema.Meta;
import dev.plumbline.schema.SchemaObject;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The components of a model record that count, looked up once per class. */
final class RecordShape {
  private static final ClassValue<RecordShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
          return new RecordShape(type);
        }
      };

  private final List<Component> components;

  private RecordShape(Class<?> type) {
    components =
        Arrays.stream(type.getRecordComponents())
            .filter(component -> counts(type, component.getName()))
            .map(component -> new Component(type, component))
            .toList();
  }

  static RecordShape of(Record object) {
    return SHAPES.get(object.getClass());
  }

  /** Who an object is is how it was found, and dependencies only order. */
  private static boolean counts(Class<?> type, String name) {
    if (type == Meta.class) {
      return !name.equals("dependencies");
    }
    boolean isObject = SchemaObject.class.isAssignableFrom(type) || type == Column.class;
    return !(isObject && name.equals("id"));
  }

  List<Component> components() {
    return components;
  }

  /** One component. */
  static final class Component {
    private final Class<?> owner;
    private final String name;
    private final String words;
    private final Method accessor;

    private Component(Class<?> owner, RecordComponent component) {
      this.owner = owner;
      this.name = component.getName();
      this.words = AttributeWords.of(owner, name);
      this.accessor = component.getAccessor();
    }

    Class<?> owner() {
      return owner;
    }

    String name() {
      return name;
    }

    /** As a person says it; empty when the component's own components say it all. */
    String words() {
      return words;
    }

    /** The component's value as a person says it: a text where there is a word for it. */
    @Nullable Object words(@Nullable Object value) {
      return ValueWords.of(owner, name, value);
    }

    @Nullable Object of(Record object) {
      try {
        return accessor.invoke(object);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot read " + owner + "." + name, e);
      }
    }
  }
}
