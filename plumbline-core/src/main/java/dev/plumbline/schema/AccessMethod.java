package dev.plumbline.schema;

/**
 * An access method.
 *
 * @param type {@code INDEX} or {@code TABLE}
 * @param handler function, qualified
 */
public record AccessMethod(Identity id, Meta meta, String type, String handler)
    implements SchemaObject {}
