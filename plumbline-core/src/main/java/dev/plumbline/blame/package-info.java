/**
 * Which migration made each object and which changed it last, from what the catalogs said between
 * the migrations of a replay. Entrance: {@link dev.plumbline.blame.Origins}.
 */
@NullMarked
package dev.plumbline.blame;

import org.jspecify.annotations.NullMarked;
