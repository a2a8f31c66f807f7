/**
 * Compares two schemas: {@code Schema x Schema -> List<Difference>}. Entrance: {@code SchemaDiff}.
 */
@NullMarked
package dev.plumbline.diff;

import org.jspecify.annotations.NullMarked;
