/** Benchmarks: generators of input and scripts that time whole commands beside their peers. */
@NullMarked
package dev.plumbline.bench;

import org.jspecify.annotations.NullMarked;
