package dev.plumbline.schema;

import org.jspecify.annotations.Nullable;

/**
 * A text search dictionary.
 *
 * @param template qualified
 * @param options as the server writes them: {@code language = 'english'}; null for none
 */
public record TextSearchDictionary(
    Identity id, Meta meta, String template, @Nullable String options) implements SchemaObject {}
