package dev.plumbline.schema;

import java.util.List;

/**
 * An operator family; {@code id.arguments} is the index method.
 *
 * @param operators that belong to no class, as {@code OPERATOR 1 <(a,b)}
 * @param functions that belong to no class, as {@code FUNCTION 1 (a, b) f(a,b)}
 */
public record OperatorFamily(Identity id, Meta meta, List<String> operators, List<String> functions)
    implements SchemaObject {
  public OperatorFamily {
    operators = List.copyOf(operators);
    functions = List.copyOf(functions);
  }
}
