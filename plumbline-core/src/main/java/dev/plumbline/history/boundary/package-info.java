/** boundary's numbered directories of numbered files, and its rule. */
@NullMarked
package dev.plumbline.history.boundary;

import org.jspecify.annotations.NullMarked;
