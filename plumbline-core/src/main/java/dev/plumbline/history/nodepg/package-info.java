/** node-pg-migrate, as far as its migrations are SQL. */
@NullMarked
package dev.plumbline.history.nodepg;

import org.jspecify.annotations.NullMarked;
