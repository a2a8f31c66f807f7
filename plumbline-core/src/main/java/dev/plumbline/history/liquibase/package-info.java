/** Liquibase, as far as its changesets are formatted SQL. */
@NullMarked
package dev.plumbline.history.liquibase;

import org.jspecify.annotations.NullMarked;
