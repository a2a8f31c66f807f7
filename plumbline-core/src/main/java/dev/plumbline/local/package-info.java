/**
 * The scratch database of a project that stays, for testing locally: where it is kept, what it was
 * built from, and what has to be done so that it holds what the files say now. Entrance: {@link
 * dev.plumbline.local.LocalDatabases}.
 */
@NullMarked
package dev.plumbline.local;

import org.jspecify.annotations.NullMarked;
