/**
 * What git knows: base, head, main, merge refs, and the files at a commit, asked of the user's own
 * {@code git}. Entrance: {@code Git}.
 */
@NullMarked
package dev.plumbline.git;

import org.jspecify.annotations.NullMarked;
