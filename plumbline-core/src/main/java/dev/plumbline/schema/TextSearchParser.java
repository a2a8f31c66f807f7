package dev.plumbline.schema;

import org.jspecify.annotations.Nullable;

/** A text search parser. Functions are qualified; {@code headline} is null for none. */
public record TextSearchParser(
    Identity id,
    Meta meta,
    String start,
    String getToken,
    String end,
    String lexTypes,
    @Nullable String headline)
    implements SchemaObject {}
