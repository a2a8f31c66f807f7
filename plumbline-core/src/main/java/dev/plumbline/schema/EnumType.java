package dev.plumbline.schema;

import java.util.List;

/**
 * An enum type.
 *
 * @param labels in sort order
 */
public record EnumType(Identity id, Meta meta, List<String> labels) implements SchemaObject {
  public EnumType {
    labels = List.copyOf(labels);
  }
}
