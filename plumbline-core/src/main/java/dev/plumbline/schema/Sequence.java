package dev.plumbline.schema;

import org.jspecify.annotations.Nullable;

/**
 * A sequence, except one that belongs to an identity column (that one is the column's).
 *
 * @param persistence {@code permanent} or {@code unlogged}
 * @param ownedBy the column of {@code OWNED BY}; null when none
 */
public record Sequence(
    Identity id, Meta meta, SequenceOptions options, String persistence, @Nullable Identity ownedBy)
    implements SchemaObject {}
