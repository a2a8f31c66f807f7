package dev.plumbline.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A foreign-data wrapper.
 *
 * @param handler function, qualified; null for none
 * @param validator function, qualified; null for none
 * @param options {@code name=value}, sorted; the value of a secret is asterisks
 */
public record ForeignDataWrapper(
    Identity id,
    Meta meta,
    @Nullable String handler,
    @Nullable String validator,
    List<String> options)
    implements SchemaObject {
  public ForeignDataWrapper {
    options = List.copyOf(options);
  }
}
