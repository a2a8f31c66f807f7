package dev.plumbline.schema;

/**
 * A trigger of a table or view; clones on partitions are the parent's.
 *
 * @param definition {@code pg_get_triggerdef}
 * @param enabled {@code ORIGIN} (the default), {@code DISABLED}, {@code REPLICA} or {@code ALWAYS}
 */
public record Trigger(Identity id, Meta meta, String definition, Identity function, String enabled)
    implements SchemaObject {}
