/**
 * Brings SQL that the server deparsed to one form, the same on every major and the same before and
 * after it was loaded again. Entrance: {@link dev.plumbline.deparse.Deparsed}.
 *
 * <p>Each normalisation is a class of its own that says what differs and why both mean the same.
 * What it writes must load on every major as what it read: it may only choose among forms that the
 * parser cannot tell apart, or that the server itself arrives at when it loads its own print.
 */
@NullMarked
package dev.plumbline.deparse;

import org.jspecify.annotations.NullMarked;
