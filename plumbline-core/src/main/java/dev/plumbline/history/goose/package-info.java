/** goose's annotations, its way to cut statements, and its rule. */
@NullMarked
package dev.plumbline.history.goose;

import org.jspecify.annotations.NullMarked;
