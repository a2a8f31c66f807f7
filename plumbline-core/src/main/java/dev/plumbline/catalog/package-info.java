/**
 * Reads a live server's system catalogs into a {@link dev.plumbline.schema.Schema}: set-based SQL,
 * a constant number of round trips, one snapshot. Entrance: {@code CatalogReader}. An object of a
 * kind that is not modelled is an error that names it, never a gap.
 */
@NullMarked
package dev.plumbline.catalog;

import org.jspecify.annotations.NullMarked;
