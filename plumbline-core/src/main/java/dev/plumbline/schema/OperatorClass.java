package dev.plumbline.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operator class; {@code id.arguments} is the index method.
 *
 * @param type it is for
 * @param family qualified
 * @param storage type; null when it is the type it is for
 * @param operators as {@code OPERATOR 1 <(a,a)}
 * @param functions as {@code FUNCTION 1 (a, a) f(a,a)}
 */
public record OperatorClass(
    Identity id,
    Meta meta,
    String type,
    boolean isDefault,
    String family,
    @Nullable String storage,
    List<String> operators,
    List<String> functions)
    implements SchemaObject {
  public OperatorClass {
    operators = List.copyOf(operators);
    functions = List.copyOf(functions);
  }
}
