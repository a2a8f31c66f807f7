/**
 * A directory of migrations: which files belong to it, in what order, under what names, in which
 * statements and transactions. One class per convention. Entrance: {@code Histories}.
 */
@NullMarked
package dev.plumbline.history;

import org.jspecify.annotations.NullMarked;
