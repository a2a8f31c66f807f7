package dev.plumbline.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table, plain, partitioned or a partition. Constraints, indexes, triggers and policies are
 * objects of their own with this table as {@code id.parent} (indexes name it as {@code table}).
 *
 * @param persistence {@code permanent} or {@code unlogged}
 * @param columns in attribute order
 * @param partitionKey {@code pg_get_partkeydef}; null when not partitioned
 * @param inherits parents in order; empty for a partition
 * @param ofType the composite type of a typed table, qualified
 * @param options {@code reloptions} (those of TOAST prefixed {@code toast.}), in the order they
 *     were set
 * @param accessMethod null when it is {@code heap}, except that of a partitioned table: it is null
 *     when none is set, and {@code heap} says that partitions are heaps whatever the server's
 *     default
 * @param tablespace null when it is the database's
 * @param replicaIdentity {@code DEFAULT}, {@code NOTHING}, {@code FULL} or {@code USING INDEX name}
 */
public record Table(
    Identity id,
    Meta meta,
    String persistence,
    List<Column> columns,
    @Nullable String partitionKey,
    @Nullable Partition partitionOf,
    List<Identity> inherits,
    @Nullable String ofType,
    List<String> options,
    @Nullable String accessMethod,
    @Nullable String tablespace,
    boolean rowSecurity,
    boolean forceRowSecurity,
    String replicaIdentity)
    implements SchemaObject {

  public Table {
    columns = List.copyOf(columns);
    inherits = List.copyOf(inherits);
    options = List.copyOf(options);
  }

  /** The same with other columns. */
  public Table withColumns(List<Column> others) {
    return new Table(
        id,
        meta,
        persistence,
        others,
        partitionKey,
        partitionOf,
        inherits,
        ofType,
        options,
        accessMethod,
        tablespace,
        rowSecurity,
        forceRowSecurity,
        replicaIdentity);
  }

  /**
   * This table is a partition.
   *
   * @param bound {@code pg_get_expr(relpartbound)}: {@code FOR VALUES ...} or {@code DEFAULT}
   * @param detaching a {@code DETACH PARTITION CONCURRENTLY} was interrupted; queries of the parent
   *     pass over it, and {@code FINALIZE} ends it
   */
  public record Partition(Identity parent, String bound, boolean detaching) {
    public Partition(Identity parent, String bound) {
      this(parent, bound, false);
    }
  }
}
