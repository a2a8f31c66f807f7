/** Sqitch: its plan, its deploy scripts for psql, its rule. */
@NullMarked
package dev.plumbline.history.sqitch;

import org.jspecify.annotations.NullMarked;
