package dev.plumbline.schema;

/** Something every new database has and this one has not; {@code id.name} says what. */
public record Absence(Identity id, Meta meta) implements SchemaObject {}
