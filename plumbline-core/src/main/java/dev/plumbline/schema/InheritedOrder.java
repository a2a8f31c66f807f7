package dev.plumbline.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The order of a table's columns where inheritance decides it.
 *
 * <p>A column that a parent got after its child was made stands last in the child; in any database
 * made from the schema (by {@code pg_dump} as by the canonical) {@code CREATE TABLE ... INHERITS}
 * puts it with the parent's others. No statement but a write to the system catalogs makes the first
 * order again and keeps the column inherited, so the order is not a property of the schema: it is
 * normalised to the second.
 */
public final class InheritedOrder {
  private InheritedOrder() {}

  /**
   * The columns in the order in which {@code CREATE TABLE} makes them: those of each parent in
   * turn, then the table's own. Tables without parents, and tables of which a parent is not in the
   * schema, keep the order they have, and so do those that began to inherit later.
   */
  public static List<Column> columns(Table table, Schema schema) {
    return made(table, parentsAtFirst(table, schema), schema);
  }

  /**
   * How many of the parents a table must be made with so that its columns stand as they do; all
   * when that cannot be. The others were added later ({@code ALTER TABLE ... INHERIT}), to a table
   * that had all they have already.
   */
  public static int parentsAtFirst(Table table, Schema schema) {
    int all = table.inherits().size();
    for (int first = all; first >= 0; first--) {
      if (made(table, first, schema).equals(table.columns())) {
        return first;
      }
      if (first == 0 || !hasAllOf(table.inherits().get(first - 1), table, schema)) {
        return all;
      }
    }
    return all;
  }

  /** Whether the table itself says all that this parent does. */
  private static boolean hasAllOf(Identity parent, Table table, Schema schema) {
    List<Column> given = columns(parent, schema);
    return given != null
        && given.stream().allMatch(column -> isLocal(column.name(), table))
        && constraints(parent, schema).allMatch(constraint -> isLocal(constraint, table, schema));
  }

  private static @Nullable List<Column> columns(Identity table, Schema schema) {
    return switch (schema.find(table)) {
      case Table found -> columns(found, schema);
      case ForeignTable found -> found.columns();
      case null, default -> null;
    };
  }

  private static boolean isLocal(String name, Table table) {
    return table.columns().stream()
        .filter(column -> column.name().equals(name))
        .allMatch(column ->
            column.local() && (column.notNullDetail() == null || column.notNullDetail().local()));
  }

  private static boolean isLocal(Constraint inherited, Table table, Schema schema) {
    Identity id = table.id();
    Identity same =
        new Identity(Kind.CONSTRAINT, id.schema(), id.name(), inherited.id().name(), null);
    return inherited.type() != Constraint.Type.CHECK
        || !(schema.find(same) instanceof Constraint own)
        || own.local();
  }

  private static Stream<Constraint> constraints(Identity table, Schema schema) {
    Identity first = new Identity(Kind.CONSTRAINT, table.schema(), table.name(), "", null);
    Identity end = new Identity(Kind.CONSTRAINT, table.schema(), table.name() + '\0', "", null);
    return schema.objects().subMap(first, end).values().stream().map(Constraint.class::cast);
  }

  private static List<Column> made(Table table, int parents, Schema schema) {
    if (parents == 0) {
      return table.columns();
    }
    Map<String, Column> left = new LinkedHashMap<>();
    table.columns().forEach(column -> left.put(column.name(), column));
    Map<String, Column> ordered = new LinkedHashMap<>();
    for (Identity parent : table.inherits().subList(0, parents)) {
      List<Column> given = columns(parent, schema);
      if (given == null) {
        return table.columns();
      }
      for (Column inherited : given) {
        Column column = left.remove(inherited.name());
        if (column != null) {
          ordered.put(column.name(), column);
        }
      }
    }
    ordered.putAll(left);
    return List.copyOf(ordered.values());
  }

  /** The table with its columns in that order; itself where nothing changes. */
  public static Table normalised(Table table, Schema schema) {
    List<Column> columns = columns(table, schema);
    return columns.equals(table.columns()) ? table : table.withColumns(columns);
  }
}
