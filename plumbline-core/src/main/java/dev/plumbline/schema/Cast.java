package dev.plumbline.schema;

import org.jspecify.annotations.Nullable;

/**
 * A cast; its name is {@code (source AS target)}.
 *
 * @param method {@code FUNCTION}, {@code INOUT} or {@code BINARY} (no function)
 * @param function with its argument types; null for none
 * @param context {@code EXPLICIT}, {@code ASSIGNMENT} or {@code IMPLICIT}
 */
public record Cast(Identity id, Meta meta, String method, @Nullable String function, String context)
    implements SchemaObject {}
