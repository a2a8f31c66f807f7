/**
 * Compares two schemas: {@code Schema x Schema -> List<Difference>}. Entrances: {@link
 * dev.plumbline.diff.SchemaDiff}, {@link dev.plumbline.diff.DifferenceWords} and {@link
 * dev.plumbline.diff.SqlDiff} to show the result, {@link dev.plumbline.diff.Fingerprint} to know
 * equality without the other schema.
 *
 * <p>The comparison walks the components of the model's records, so an attribute the model gains is
 * compared without a line added here. What is left out is named in {@link
 * dev.plumbline.diff.Ignored}.
 */
@NullMarked
package dev.plumbline.diff;

import org.jspecify.annotations.NullMarked;
