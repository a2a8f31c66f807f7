package dev.plumbline.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A foreign server.
 *
 * @param wrapper the name of its foreign-data wrapper, as stored
 * @param type null for none, as version
 * @param options {@code name=value}, sorted; the value of a secret is asterisks
 */
public record ForeignServer(
    Identity id,
    Meta meta,
    String wrapper,
    @Nullable String type,
    @Nullable String version,
    List<String> options)
    implements SchemaObject {
  public ForeignServer {
    options = List.copyOf(options);
  }
}
