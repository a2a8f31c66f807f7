package dev.plumbline.schema;

import org.jspecify.annotations.Nullable;

/**
 * An operator. Other operators are qualified, as in {@code OPERATOR(...)}; null for none.
 *
 * @param function qualified
 * @param leftType null for a prefix operator
 * @param restrict selectivity estimator, qualified; null for none, as {@code join}
 */
public record Operator(
    Identity id,
    Meta meta,
    String function,
    @Nullable String leftType,
    String rightType,
    @Nullable String commutator,
    @Nullable String negator,
    @Nullable String restrict,
    @Nullable String join,
    boolean hashes,
    boolean merges)
    implements SchemaObject {}
