/** sqlx's files, its checksums, and its rule. */
@NullMarked
package dev.plumbline.history.sqlx;

import org.jspecify.annotations.NullMarked;
