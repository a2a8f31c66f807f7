package dev.plumbline.schema;

/**
 * A schema ({@code pg_namespace}); named so because {@link Schema} is the whole model.
 *
 * <p>{@code public} exists in every new database, so it is described by what differs from how the
 * server makes it: untouched, it has no owner (null), no grants and no comment. Absent means it was
 * dropped.
 */
public record Namespace(Identity id, Meta meta) implements SchemaObject {}
