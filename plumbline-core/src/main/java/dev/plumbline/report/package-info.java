/** One finding model rendered as text or JSON. Entrance: {@code TextReport}, {@code JsonReport}. */
@NullMarked
package dev.plumbline.report;

import org.jspecify.annotations.NullMarked;
