package dev.plumbline.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A publication.
 *
 * @param tables in order of name
 * @param schemas whose tables are published, as stored, sorted
 * @param publish of {@code insert}, {@code update}, {@code delete}, {@code truncate}, in that order
 * @param generatedColumns {@code none} or {@code stored}
 */
public record Publication(
    Identity id,
    Meta meta,
    boolean allTables,
    List<PublishedTable> tables,
    List<String> schemas,
    List<String> publish,
    boolean viaPartitionRoot,
    String generatedColumns)
    implements SchemaObject {
  public Publication {
    tables = List.copyOf(tables);
    schemas = List.copyOf(schemas);
    publish = List.copyOf(publish);
  }

  /**
   * A table in a publication.
   *
   * @param columns as stored, in order of attributes; empty for all
   * @param filter {@code pg_get_expr} of the row filter; null for none
   */
  public record PublishedTable(Identity table, List<String> columns, @Nullable String filter) {
    public PublishedTable {
      columns = List.copyOf(columns);
    }
  }
}
