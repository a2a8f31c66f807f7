/** dbmate's sections and its rule. */
@NullMarked
package dev.plumbline.history.dbmate;

import org.jspecify.annotations.NullMarked;
