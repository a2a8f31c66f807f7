package dev.plumbline.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
   * schema, keep the order they have.
   */
  public static List<Column> columns(Table table, Schema schema) {
    if (table.inherits().isEmpty()) {
      return table.columns();
    }
    Map<String, Column> left = new LinkedHashMap<>();
    table.columns().forEach(column -> left.put(column.name(), column));
    Map<String, Column> ordered = new LinkedHashMap<>();
    for (Identity parent : table.inherits()) {
      if (!(schema.find(parent) instanceof Table from)) {
        return table.columns();
      }
      for (Column inherited : columns(from, schema)) {
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
    return columns.equals(table.columns())
        ? table
        : new Table(
            table.id(),
            table.meta(),
            table.persistence(),
            columns,
            table.partitionKey(),
            table.partitionOf(),
            table.inherits(),
            table.ofType(),
            table.options(),
            table.accessMethod(),
            table.tablespace(),
            table.rowSecurity(),
            table.forceRowSecurity(),
            table.replicaIdentity());
  }
}
