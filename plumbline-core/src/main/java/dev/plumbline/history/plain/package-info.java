/** Numbered files without a tool of their own. */
@NullMarked
package dev.plumbline.history.plain;

import org.jspecify.annotations.NullMarked;
