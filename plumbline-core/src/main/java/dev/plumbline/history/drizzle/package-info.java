/** Drizzle's journal, its files and its migrator's rule. */
@NullMarked
package dev.plumbline.history.drizzle;

import org.jspecify.annotations.NullMarked;
