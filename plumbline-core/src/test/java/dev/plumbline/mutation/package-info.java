/**
 * The live mutation test: on a real server, statements that change one thing of a schema, and what
 * the comparison then says; and statements that change nothing of it.
 */
@NullMarked
package dev.plumbline.mutation;

import org.jspecify.annotations.NullMarked;
