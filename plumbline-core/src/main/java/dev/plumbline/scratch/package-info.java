/**
 * Throw-away PostgreSQL servers and databases: embedded, installed, from a container engine, or on
 * a server given by URL. Entrance: {@link dev.plumbline.scratch.ScratchProvider}.
 */
@NullMarked
package dev.plumbline.scratch;

import org.jspecify.annotations.NullMarked;
