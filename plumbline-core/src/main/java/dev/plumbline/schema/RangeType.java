package dev.plumbline.schema;

import org.jspecify.annotations.Nullable;

/**
 * A range type and the multirange type that comes with it.
 *
 * @param subtype as {@code format_type} writes it
 * @param subtypeOpclass qualified; null when it is the subtype's default
 * @param collation qualified; null when it is the subtype's own
 * @param canonical function, qualified; null for none
 * @param subtypeDiff function, qualified; null for none
 * @param multirange the multirange type, qualified; it need not be in the same schema
 * @param multirangeComment null when there is none
 */
public record RangeType(
    Identity id,
    Meta meta,
    String subtype,
    @Nullable String subtypeOpclass,
    @Nullable String collation,
    @Nullable String canonical,
    @Nullable String subtypeDiff,
    String multirange,
    @Nullable String multirangeComment)
    implements SchemaObject {}
