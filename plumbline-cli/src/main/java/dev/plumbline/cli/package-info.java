/**
 * The commands: arguments in, the core's answers rendered, an exit code out. Entrance: {@link
 * dev.plumbline.cli.Main}.
 */
@NullMarked
package dev.plumbline.cli;

import org.jspecify.annotations.NullMarked;
