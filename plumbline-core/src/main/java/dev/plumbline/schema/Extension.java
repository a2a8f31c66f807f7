package dev.plumbline.schema;

/**
 * An installed extension; its members are its own and are not in the model.
 *
 * @param installedIn the schema that holds its objects
 * @param version {@code extversion}
 */
public record Extension(Identity id, Meta meta, String installedIn, String version)
    implements SchemaObject {}
