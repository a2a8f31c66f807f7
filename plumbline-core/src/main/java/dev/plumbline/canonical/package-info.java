/**
 * Writes a {@link dev.plumbline.schema.Schema} as deterministic, reloadable, diff-friendly SQL, and
 * reads the header of such a file. Entrance: {@code CanonicalWriter}, {@code CanonicalHeader}.
 */
@NullMarked
package dev.plumbline.canonical;

import org.jspecify.annotations.NullMarked;
