package dev.plumbline.schema;

/** A type that has a name and nothing else yet. */
public record ShellType(Identity id, Meta meta) implements SchemaObject {}
