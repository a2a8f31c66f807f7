/**
 * Runs a history, or one SQL file, in a scratch database, statement by statement, with the position
 * in the file in every error. Entrance: {@code Replay}.
 */
@NullMarked
package dev.plumbline.replay;

import org.jspecify.annotations.NullMarked;
