/** graphile-migrate: committed migrations that are chained by hashes. */
@NullMarked
package dev.plumbline.history.graphile;

import org.jspecify.annotations.NullMarked;
