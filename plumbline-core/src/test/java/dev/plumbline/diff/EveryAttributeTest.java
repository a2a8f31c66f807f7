package dev.plumbline.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.diff.Difference.Changed;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Grant;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Meta;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.schema.Table;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each component of each record of the model, changed alone, is found. */
class EveryAttributeTest {
  private static final Identity ID = Identity.inSchema(Kind.TABLE, "s", "n");

  @TestFactory
  Stream<DynamicTest> aChangedComponentIsFound() {
    return Arrays.stream(SchemaObject.class.getPermittedSubclasses())
        .flatMap(type -> Arrays.stream(type.getRecordComponents()).map(c -> test(type, c)))
        .filter(Objects::nonNull);
  }

  @TestFactory
  Stream<DynamicTest> aChangedComponentOfAColumnIsFound() {
    return Arrays.stream(Column.class.getRecordComponents())
        .filter(component -> !List.of("id", "meta").contains(component.getName()))
        .map(component ->
            DynamicTest.dynamicTest(
                "Column." + component.getName(),
                () -> {
                  Table one = table((Column) make(Column.class, null));
                  Table other = table((Column) make(Column.class, component.getName()));
                  assertFound(one, other);
                }));
  }

  private static Table table(Column column) {
    Table table = (Table) make(Table.class, null);
    return new Table(
        ID,
        Meta.NONE,
        "permanent",
        List.of(column),
        null,
        null,
        List.of(),
        null,
        List.of(),
        null,
        null,
        table.rowSecurity(),
        table.forceRowSecurity(),
        table.replicaIdentity());
  }

  private static DynamicTest test(Class<?> type, RecordComponent component) {
    String name = component.getName();
    if (name.equals("id")
        || name.equals("columns") && component.getGenericType().getTypeName().contains("Column")
        || type.getSimpleName().equals("Extension") && name.equals("version")) {
      return null;
    }
    return DynamicTest.dynamicTest(
        type.getSimpleName() + "." + name,
        () -> assertFound((SchemaObject) make(type, null), (SchemaObject) make(type, name)));
  }

  private static void assertFound(SchemaObject one, SchemaObject other) {
    List<Difference> found =
        SchemaDiff.compare(
            new Schema(18, List.of(one)), new Schema(18, List.of(other)), DiffOptions.DEFAULT);
    assertThat(found).hasSize(1);
    assertThat(found.get(0)).isInstanceOf(Changed.class);
    assertThat(DifferenceWords.describe(found.get(0), new SideNames("a", "b"))).isNotBlank();
    assertThat(Fingerprint.of(new Schema(18, List.of(one))))
        .isNotEqualTo(Fingerprint.of(new Schema(18, List.of(other))));
  }

  /** A record of plain values, the component named {@code changed} with another. */
  private static Object make(Class<?> type, String changed) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values =
        Arrays.stream(components)
            .map(c -> value(c.getGenericType(), c.getType(), c.getName().equals(changed)))
            .toArray();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object value(Type generic, Class<?> type, boolean other) {
    if (type == Identity.class) {
      return other ? Identity.inSchema(Kind.TABLE, "s", "other") : ID;
    } else if (type == Meta.class) {
      return other
          ? new Meta("me", "said", List.of(), List.of(), List.of(), List.of(ID))
          : Meta.NONE;
    } else if (type == String.class) {
      return other ? "b" : "a";
    } else if (type == boolean.class) {
      return other;
    } else if (type == Integer.class || type == int.class) {
      return other ? 2 : 1;
    } else if (type == long.class) {
      return other ? 2L : 1L;
    } else if (type == float.class) {
      return other ? 2f : 1f;
    } else if (type == Map.class) {
      return other ? Map.of(1, 2) : Map.of();
    } else if (type.isEnum()) {
      return type.getEnumConstants()[other ? 1 : 0];
    } else if (type == List.class) {
      return other ? List.of(item(generic)) : List.of();
    }
    return other ? make(type, type.getRecordComponents()[0].getName()) : make(type, null);
  }

  private static Object item(Type list) {
    Class<?> item = (Class<?>) ((ParameterizedType) list).getActualTypeArguments()[0];
    return item == Grant.class ? new Grant("x", "SELECT", false, false) : value(item, item, true);
  }
}
