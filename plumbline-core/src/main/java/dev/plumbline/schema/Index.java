package dev.plumbline.schema;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An index.
 *
 * @param definition {@code pg_get_indexdef}: method, opclasses, INCLUDE, NULLS NOT DISTINCT, WITH,
 *     WHERE included
 * @param columns key columns and expressions in order, then included columns
 * @param valid {@code indisvalid}
 * @param clustered {@code CLUSTER ON} this index
 * @param constraint the constraint it belongs to: then it is made by the constraint and is in the
 *     model only when it carries something of its own (comment, cluster, statistics, attachment)
 * @param partitionOf the partitioned index this one is attached to, which may belong to a
 *     constraint and so need not be in the model as an index
 * @param statistics statistics target by 1-based column number, where set
 * @param tablespace null when it is the database's
 */
public record Index(
    Identity id,
    Meta meta,
    Identity table,
    String definition,
    List<String> columns,
    boolean unique,
    boolean valid,
    boolean clustered,
    @Nullable String constraint,
    @Nullable Identity partitionOf,
    Map<Integer, Integer> statistics,
    @Nullable String tablespace)
    implements SchemaObject {

  public Index {
    columns = List.copyOf(columns);
    statistics = Map.copyOf(statistics);
  }
}
