package dev.plumbline.schema;

import org.jspecify.annotations.Nullable;

/**
 * An installed extension; its members are its own and are not in the model. It has no owner here
 * (there is no statement to change it), and a comment only when it is not the one the extension
 * brings. What every new database has ({@code plpgsql}) is not in the model.
 *
 * @param installedIn the schema that holds its objects
 * @param version {@code extversion}; null when it was not read
 */
public record Extension(Identity id, Meta meta, String installedIn, @Nullable String version)
    implements SchemaObject {}
