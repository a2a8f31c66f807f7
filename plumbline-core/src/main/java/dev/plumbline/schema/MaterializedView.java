package dev.plumbline.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A materialized view; whether it is populated is data, not schema.
 *
 * @param definition {@code pg_get_viewdef}, without trailing semicolon
 * @param replicaIdentity as of a {@link Table}
 */
public record MaterializedView(
    Identity id,
    Meta meta,
    List<Column> columns,
    String definition,
    List<String> options,
    @Nullable String accessMethod,
    @Nullable String tablespace,
    String replicaIdentity)
    implements SchemaObject {
  public MaterializedView {
    columns = List.copyOf(columns);
    options = List.copyOf(options);
  }
}
