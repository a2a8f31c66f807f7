/**
 * A directory of migrations: which files belong to it, in what order, under what names, in which
 * statements and transactions. One class per convention. Entrance: {@link
 * dev.plumbline.history.HistoryFinder} to find a directory, {@link
 * dev.plumbline.history.Conventions} to name how it is kept, {@link
 * dev.plumbline.history.Convention#read} for its {@link dev.plumbline.history.History}.
 */
@NullMarked
package dev.plumbline.history;

import org.jspecify.annotations.NullMarked;
