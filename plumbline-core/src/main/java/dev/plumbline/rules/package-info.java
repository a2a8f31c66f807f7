/**
 * One file per rule; each turns history, replay or differences into findings. Entrance: {@link
 * dev.plumbline.rules.Finding} and {@code RuleCatalog}.
 */
@NullMarked
package dev.plumbline.rules;

import org.jspecify.annotations.NullMarked;
