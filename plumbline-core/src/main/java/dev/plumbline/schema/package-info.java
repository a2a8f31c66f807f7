/**
 * The immutable model of a PostgreSQL schema: what the catalogs say, as records. Entrance: {@link
 * dev.plumbline.schema.Schema}. Every record component except {@code id} and {@code meta} is an
 * attribute that counts when schemas are compared; nothing here knows where a schema came from.
 */
@NullMarked
package dev.plumbline.schema;

import org.jspecify.annotations.NullMarked;
