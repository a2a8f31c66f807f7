package dev.plumbline.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A free-standing composite type ({@code CREATE TYPE ... AS (...)}). */
public record CompositeType(Identity id, Meta meta, List<Attribute> attributes)
    implements SchemaObject {
  public CompositeType {
    attributes = List.copyOf(attributes);
  }

  /**
   * An attribute of a composite type.
   *
   * @param collation null when it is the type's own
   */
  public record Attribute(
      String name, String type, @Nullable String collation, @Nullable String comment) {}
}
