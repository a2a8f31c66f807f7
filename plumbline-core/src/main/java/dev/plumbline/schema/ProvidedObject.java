package dev.plumbline.schema;

import org.jspecify.annotations.Nullable;

/**
 * What came with the server or an extension and was changed here: {@code meta} holds the privileges
 * that differ from those it came with, and its security labels. {@code id.parent} is the extension,
 * null for the server's own; {@code id.name} the whole name as {@code pg_identify_object} has it.
 *
 * @param type as {@code pg_identify_object} calls it: {@code "function"}; of a column that of its
 *     relation
 * @param whole the name without the column
 * @param column null for the whole object
 */
public record ProvidedObject(
    Identity id, Meta meta, String type, String whole, @Nullable String column)
    implements SchemaObject {}
