/**
 * What a runner's table on a live database says of a history: applied, pending, skipped, changed,
 * unknown, failed. Reads, in a transaction that cannot write, that one table. Entrance: {@link
 * dev.plumbline.status.StatusReader}.
 */
@NullMarked
package dev.plumbline.status;

import org.jspecify.annotations.NullMarked;
