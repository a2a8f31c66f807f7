/**
 * The gate: asks all the other rooms in the right order, as late and as little as possible.
 * Entrance: {@code Check}.
 */
@NullMarked
package dev.plumbline.check;

import org.jspecify.annotations.NullMarked;
