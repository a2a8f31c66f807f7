/** golang-migrate's pairs of files and its rule. */
@NullMarked
package dev.plumbline.history.golang;

import org.jspecify.annotations.NullMarked;
