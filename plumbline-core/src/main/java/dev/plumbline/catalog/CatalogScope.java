package dev.plumbline.catalog;

import dev.plumbline.schema.Identity;
import java.util.List;

/**
 * What of a database is left out. The server's own schemas always are. Patterns match whole stored
 * names (unquoted, case counts); {@code *} stands for any text, {@code ?} for one character.
 *
 * @param includedSchemas patterns of schema names; what is in no such schema is left out; empty for
 *     all schemas
 * @param excludedSchemas patterns of schema names; everything in such a schema is left out
 * @param excludedObjects patterns of {@code schema.name} (of the name alone for what lives in no
 *     schema, such as an extension); what is part of such an object goes with it
 */
public record CatalogScope(
    List<String> includedSchemas, List<String> excludedSchemas, List<String> excludedObjects) {
  /** Everything but the server's own. */
  public static final CatalogScope ALL = new CatalogScope(List.of(), List.of(), List.of());

  private static final List<String> SERVERS_OWN =
      List.of("pg_catalog", "information_schema", "pg_toast", "pg_temp*", "pg_toast_temp*");

  public CatalogScope {
    includedSchemas = List.copyOf(includedSchemas);
    excludedSchemas = List.copyOf(excludedSchemas);
    excludedObjects = List.copyOf(excludedObjects);
  }

  boolean includesSchema(String name) {
    return (includedSchemas.isEmpty() || matches(includedSchemas, name))
        && !matches(SERVERS_OWN, name)
        && !matches(excludedSchemas, name);
  }

  /** Whether the object is in scope, its schema being so. */
  boolean includes(Identity id) {
    if (excludedObjects.isEmpty()) {
      return true;
    }
    String name = id.parent() == null ? id.name() : id.parent();
    return !matches(excludedObjects, id.schema() == null ? name : id.schema() + "." + name);
  }

  boolean includesName(String qualifiedName) {
    return !matches(excludedObjects, qualifiedName);
  }

  private static boolean matches(List<String> patterns, String name) {
    for (String pattern : patterns) {
      if (NamePattern.matches(pattern, name)) {
        return true;
      }
    }
    return false;
  }
}
