package dev.plumbline.schema;

import org.jspecify.annotations.Nullable;

/**
 * A procedural language. Functions are qualified.
 *
 * @param inline function; null for none, as the validator
 */
public record Language(
    Identity id,
    Meta meta,
    boolean trusted,
    String handler,
    @Nullable String inline,
    @Nullable String validator)
    implements SchemaObject {}
