package dev.plumbline.schema;

import java.util.List;

/**
 * A view.
 *
 * @param definition {@code pg_get_viewdef}, without trailing semicolon
 * @param options {@code reloptions} in the order they were set: {@code security_invoker=true},
 *     {@code check_option=...}
 */
public record View(
    Identity id, Meta meta, List<Column> columns, String definition, List<String> options)
    implements SchemaObject {
  public View {
    columns = List.copyOf(columns);
    options = List.copyOf(options);
  }
}
