package dev.plumbline.schema;

import org.jspecify.annotations.Nullable;

/**
 * An extended statistics object ({@code CREATE STATISTICS}).
 *
 * @param definition {@code pg_get_statisticsobjdef}: kinds, columns, expressions, table
 * @param target statistics target; null when it is the server's default
 */
public record ExtendedStatistics(
    Identity id, Meta meta, Identity table, String definition, @Nullable Integer target)
    implements SchemaObject {}
