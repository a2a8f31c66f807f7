package dev.plumbline.catalog;

import java.util.List;
import java.util.Set;

/**
 * What of a database is left out. The server's own schemas always are. Patterns match whole stored
 * names (unquoted, case counts); {@code *} stands for any text, {@code ?} for one character.
 *
 * @param includedSchemas patterns of schema names; what is in no such schema is left out; empty for
 *     all schemas
 * @param excludedSchemas patterns of schema names; everything in such a schema is left out
 * @param excludedObjects patterns of {@code schema.name} (of the name alone for what lives in no
 *     schema, such as an extension); what is part of such an object goes with it
 * @param leftOut what of the objects in scope is not read
 */
public record CatalogScope(
    List<String> includedSchemas,
    List<String> excludedSchemas,
    List<String> excludedObjects,
    Set<Aspect> leftOut) {
  /** Everything but the server's own. */
  public static final CatalogScope ALL = new CatalogScope(List.of(), List.of(), List.of());

  public CatalogScope {
    includedSchemas = List.copyOf(includedSchemas);
    excludedSchemas = List.copyOf(excludedSchemas);
    excludedObjects = List.copyOf(excludedObjects);
    leftOut = Set.copyOf(leftOut);
  }

  /** Everything of what is in scope. */
  public CatalogScope(
      List<String> includedSchemas, List<String> excludedSchemas, List<String> excludedObjects) {
    this(includedSchemas, excludedSchemas, excludedObjects, Set.of());
  }

  /** The same without those. */
  public CatalogScope without(Aspect... aspects) {
    return new CatalogScope(includedSchemas, excludedSchemas, excludedObjects, Set.of(aspects));
  }
}
