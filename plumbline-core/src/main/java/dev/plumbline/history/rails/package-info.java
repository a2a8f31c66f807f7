/** Rails' structure.sql, and the Ruby migrations it stands for. */
@NullMarked
package dev.plumbline.history.rails;

import org.jspecify.annotations.NullMarked;
