package dev.plumbline.schema;

import org.jspecify.annotations.Nullable;

/**
 * A domain; its CHECK constraints are {@link DomainConstraint}s.
 *
 * @param baseType as {@code format_type} writes it
 * @param notNullName the name of the NOT NULL constraint where the server stores one (17 and later)
 *     and it is not the generated one or has a comment; else null
 * @param notNullComment on that constraint; null when there is none
 */
public record Domain(
    Identity id,
    Meta meta,
    String baseType,
    @Nullable String collation,
    @Nullable String defaultExpression,
    boolean notNull,
    @Nullable String notNullName,
    @Nullable String notNullComment)
    implements SchemaObject {}
