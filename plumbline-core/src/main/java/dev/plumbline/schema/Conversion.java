package dev.plumbline.schema;

/**
 * A conversion between encodings.
 *
 * @param function qualified
 */
public record Conversion(
    Identity id, Meta meta, boolean isDefault, String from, String to, String function)
    implements SchemaObject {}
