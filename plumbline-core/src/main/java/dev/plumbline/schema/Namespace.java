package dev.plumbline.schema;

/** A schema ({@code pg_namespace}); named so because {@link Schema} is the whole model. */
public record Namespace(Identity id, Meta meta) implements SchemaObject {}
