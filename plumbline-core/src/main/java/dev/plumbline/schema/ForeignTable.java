package dev.plumbline.schema;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A foreign table. Its constraints, triggers and rules are objects of their own.
 *
 * @param columns in attribute order
 * @param inherits parents in order; empty for a partition
 * @param server its name, as stored
 * @param options {@code name=value}, sorted; the value of a secret is asterisks
 * @param columnOptions options by column name, where there are any
 */
public record ForeignTable(
    Identity id,
    Meta meta,
    List<Column> columns,
    Table.@Nullable Partition partitionOf,
    List<Identity> inherits,
    String server,
    List<String> options,
    Map<String, List<String>> columnOptions)
    implements SchemaObject {
  public ForeignTable {
    columns = List.copyOf(columns);
    inherits = List.copyOf(inherits);
    options = List.copyOf(options);
    columnOptions = Map.copyOf(columnOptions);
  }
}
