/** Flyway: {@code V1_2__add_users.sql} and its relatives. */
@NullMarked
package dev.plumbline.history.flyway;

import org.jspecify.annotations.NullMarked;
