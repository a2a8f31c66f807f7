/** Prisma's folders, its lock file, and the rule of {@code migrate deploy}. */
@NullMarked
package dev.plumbline.history.prisma;

import org.jspecify.annotations.NullMarked;
