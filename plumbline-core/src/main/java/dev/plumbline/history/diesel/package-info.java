/** Diesel's folders and its rule. */
@NullMarked
package dev.plumbline.history.diesel;

import org.jspecify.annotations.NullMarked;
