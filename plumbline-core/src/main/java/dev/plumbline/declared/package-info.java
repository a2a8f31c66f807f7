/**
 * Schemas declared beside the migrations: finds them, gets their DDL out of the tool that knows it,
 * and tells what such a tool can say and what it cannot. Entrances: {@code DeclaredSources}, {@code
 * DeclaredSource}, {@code Disagreement}.
 */
@NullMarked
package dev.plumbline.declared;

import org.jspecify.annotations.NullMarked;
