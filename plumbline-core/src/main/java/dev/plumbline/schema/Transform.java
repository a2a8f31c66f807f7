package dev.plumbline.schema;

import org.jspecify.annotations.Nullable;

/**
 * A transform of a type for a language; its name is {@code FOR type LANGUAGE language}.
 *
 * @param fromSql function with its argument types; null for none
 * @param toSql function with its argument types; null for none
 */
public record Transform(Identity id, Meta meta, @Nullable String fromSql, @Nullable String toSql)
    implements SchemaObject {}
