package dev.plumbline.schema;

import org.jspecify.annotations.Nullable;

/**
 * A collation. Its version is the machine's and not in the model.
 *
 * @param provider {@code libc}, {@code icu} or {@code builtin}
 * @param locale of icu and builtin; null for libc
 * @param lcCollate of libc; null otherwise
 * @param lcCtype of libc; null otherwise
 * @param rules icu's, from 16 on; null for none
 */
public record Collation(
    Identity id,
    Meta meta,
    String provider,
    @Nullable String locale,
    @Nullable String lcCollate,
    @Nullable String lcCtype,
    @Nullable String rules,
    boolean deterministic)
    implements SchemaObject {}
