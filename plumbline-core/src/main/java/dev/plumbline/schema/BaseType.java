package dev.plumbline.schema;

import java.util.List;

/**
 * A base type, with the clauses of {@code CREATE TYPE} that make it.
 *
 * @param clauses each {@code NAME = value}, in the order of the manual; what is a default is left
 *     out
 */
public record BaseType(Identity id, Meta meta, List<String> clauses) implements SchemaObject {
  public BaseType {
    clauses = List.copyOf(clauses);
  }
}
