/** sql-migrate's sections and its rule. */
@NullMarked
package dev.plumbline.history.sqlmigrate;

import org.jspecify.annotations.NullMarked;
