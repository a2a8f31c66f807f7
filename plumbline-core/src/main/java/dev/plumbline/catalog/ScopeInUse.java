package dev.plumbline.catalog;

import dev.plumbline.schema.Identity;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A scope while a database is read: remembers which of its patterns matched nothing. */
final class ScopeInUse {
  private static final List<String> SERVERS_OWN =
      List.of("pg_catalog", "information_schema", "pg_toast", "pg_temp*", "pg_toast_temp*");

  private final CatalogScope scope;
  private final Set<String> unused = new TreeSet<>();

  ScopeInUse(CatalogScope scope) {
    this.scope = scope;
    unused.addAll(scope.includedSchemas());
    unused.addAll(scope.excludedSchemas());
    unused.addAll(scope.excludedObjects());
  }

  boolean includesSchema(String name) {
    for (String own : SERVERS_OWN) {
      if (NamePattern.matches(own, name)) {
        return false;
      }
    }
    boolean included = matches(scope.includedSchemas(), name);
    boolean excluded = matches(scope.excludedSchemas(), name);
    return (included || scope.includedSchemas().isEmpty()) && !excluded;
  }

  /** Whether the object is in scope, its schema being so. */
  boolean includes(Identity id) {
    if (scope.excludedObjects().isEmpty()) {
      return true;
    }
    String name = id.parent() == null ? id.name() : id.parent();
    return includesName(id.schema() == null ? name : id.schema() + "." + name);
  }

  boolean includesName(String qualifiedName) {
    return !matches(scope.excludedObjects(), qualifiedName);
  }

  boolean reads(Aspect aspect) {
    return !scope.leftOut().contains(aspect);
  }

  /** The patterns that matched nothing so far, sorted. */
  List<String> unused() {
    return List.copyOf(unused);
  }

  private boolean matches(List<String> patterns, String name) {
    boolean matches = false;
    for (String pattern : patterns) {
      if (NamePattern.matches(pattern, name)) {
        unused.remove(pattern);
        matches = true;
      }
    }
    return matches;
  }
}
