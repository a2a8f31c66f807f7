package dev.plumbline.canonical;

import static dev.plumbline.schema.Quoting.identifier;

import dev.plumbline.schema.Identity;
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
    String keyword = id.kind().keyword() + " ";
    return switch (id.kind()) {
      case COLUMN -> keyword + parent(id) + "." + identifier(id.name());
      case DOMAIN_CONSTRAINT -> keyword + identifier(id.name()) + " ON DOMAIN " + parent(id);
      default -> keyword + (id.parent() == null ? whole(id) : part(id));
    };
  }

  /** As {@code GRANT ... ON} names it, kind word included. */
  static String forGrant(Identity id) {
    return switch (id.kind()) {
      case VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE -> "TABLE " + qualified(id);
      case COLUMN -> "TABLE " + parent(id);
      case SERVER -> "FOREIGN SERVER " + whole(id);
      case AGGREGATE -> "FUNCTION " + whole(id);
      default -> forComment(id);
    };
  }

  /** With the arguments' types where they are part of the identity. */
  private static String whole(Identity id) {
    return (id.schema() == null ? "" : identifier(id.schema()) + ".") + id.writtenName();
  }

  private static String part(Identity id) {
    return identifier(id.name()) + " ON " + parent(id);
  }
}
