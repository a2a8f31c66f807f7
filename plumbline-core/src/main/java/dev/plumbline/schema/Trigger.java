package dev.plumbline.schema;

/**
 * A trigger of a table or view, constraint triggers included; {@code id.parent} is the relation.
 * Clones on partitions are the parent's.
 *
 * @param definition {@code pg_get_triggerdef}
 * @param enabled {@code ORIGIN} (the default), {@code DISABLED}, {@code REPLICA} or {@code ALWAYS}
 * @param local false for a clone on a partition, which is in the model only when it is enabled
 *     differently from its parent's trigger: never created, only {@code ALTER TABLE ... ENABLE} or
 *     {@code DISABLE TRIGGER}
 */
public record Trigger(
    Identity id, Meta meta, String definition, Identity function, String enabled, boolean local)
    implements SchemaObject {}
