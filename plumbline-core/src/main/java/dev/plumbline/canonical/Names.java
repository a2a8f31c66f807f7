package dev.plumbline.canonical;

import static dev.plumbline.schema.Quoting.identifier;

import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import java.util.List;
import java.util.stream.Collectors;

/** How statements name objects. */
final class Names {
  private Names() {}

  /** {@code schema.name}, or the name alone where the kind lives in no schema. */
  static String qualified(Identity id) {
    return id.schema() == null ? identifier(id.name()) : in(id.schema(), id.name());
  }

  /** {@code schema.parent}: the relation or domain that {@code id} is part of. */
  static String parent(Identity id) {
    return in(String.valueOf(id.schema()), String.valueOf(id.parent()));
  }

  static String in(String schema, String name) {
    return identifier(schema) + "." + identifier(name);
  }

  /** {@code (a, b)}. */
  static String list(List<String> names) {
    return names.stream()
        .map(dev.plumbline.schema.Quoting::identifier)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** As {@code COMMENT ON} names it, kind word included. */
  static String forComment(Identity id) {
    return switch (id.kind()) {
      case COLUMN -> "COLUMN " + parent(id) + "." + identifier(id.name());
      case CONSTRAINT -> "CONSTRAINT " + identifier(id.name()) + " ON " + parent(id);
      case DOMAIN_CONSTRAINT -> "CONSTRAINT " + identifier(id.name()) + " ON DOMAIN " + parent(id);
      case TRIGGER -> "TRIGGER " + identifier(id.name()) + " ON " + parent(id);
      case POLICY -> "POLICY " + identifier(id.name()) + " ON " + parent(id);
      case FUNCTION, PROCEDURE -> word(id.kind()) + " " + signature(id);
      default -> word(id.kind()) + " " + qualified(id);
    };
  }

  /** As {@code GRANT ... ON} names it, kind word included. */
  static String forGrant(Identity id) {
    return switch (id.kind()) {
      case VIEW, MATERIALIZED_VIEW -> "TABLE " + qualified(id);
      case COLUMN -> "TABLE " + parent(id);
      default -> forComment(id);
    };
  }

  static String signature(Identity id) {
    return qualified(id) + "(" + (id.arguments() == null ? "" : id.arguments()) + ")";
  }

  /** The word of {@code ALTER} and {@code COMMENT ON} for the kind. */
  static String word(Kind kind) {
    return switch (kind) {
      case SCHEMA -> "SCHEMA";
      case EXTENSION -> "EXTENSION";
      case ENUM, COMPOSITE_TYPE -> "TYPE";
      case DOMAIN -> "DOMAIN";
      case FUNCTION -> "FUNCTION";
      case PROCEDURE -> "PROCEDURE";
      case SEQUENCE -> "SEQUENCE";
      case TABLE -> "TABLE";
      case COLUMN -> "COLUMN";
      case CONSTRAINT, DOMAIN_CONSTRAINT -> "CONSTRAINT";
      case INDEX -> "INDEX";
      case VIEW -> "VIEW";
      case MATERIALIZED_VIEW -> "MATERIALIZED VIEW";
      case TRIGGER -> "TRIGGER";
      case POLICY -> "POLICY";
      case DEFAULT_PRIVILEGES -> "DEFAULT PRIVILEGES";
    };
  }
}
