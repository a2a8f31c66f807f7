package dev.plumbline.schema;

import java.util.List;

/**
 * An event trigger.
 *
 * @param event {@code ddl_command_start}, {@code ddl_command_end}, {@code sql_drop}, {@code
 *     table_rewrite}, {@code login}
 * @param tags command tags it is limited to, sorted; empty for all
 * @param enabled {@code ORIGIN} (the default), {@code DISABLED}, {@code REPLICA} or {@code ALWAYS}
 */
public record EventTrigger(
    Identity id, Meta meta, String event, List<String> tags, Identity function, String enabled)
    implements SchemaObject {
  public EventTrigger {
    tags = List.copyOf(tags);
  }
}
