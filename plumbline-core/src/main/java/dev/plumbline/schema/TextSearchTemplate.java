package dev.plumbline.schema;

import org.jspecify.annotations.Nullable;

/** A text search template. Functions are qualified; {@code init} is null for none. */
public record TextSearchTemplate(Identity id, Meta meta, @Nullable String init, String lexize)
    implements SchemaObject {}
