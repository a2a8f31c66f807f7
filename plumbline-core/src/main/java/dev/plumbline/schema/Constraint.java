package dev.plumbline.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A constraint of a table; {@code id.parent} is the table. The index of a primary key, unique or
 * exclusion constraint belongs to it; what is set on that index beyond the constraint is an {@link
 * Index} with {@code constraint} set.
 *
 * @param definition {@code pg_get_constraintdef}: deferrability, NO INHERIT, NOT VALID, NOT
 *     ENFORCED, INCLUDE, WITH included
 * @param columns the constrained columns in order; empty for a CHECK over none
 * @param references the table a foreign key points to; null otherwise
 * @param local false for a CHECK that exists only through inheritance or a partition's parent. A
 *     primary key, unique or exclusion constraint of a partition is always local: it has a name of
 *     its own and is made first, then attached ({@link Index#partitionOf}), as {@code pg_dump}
 *     does. A foreign key that a partition has through its parent is not in the model
 * @param tablespace of the index behind it; null when default or no index
 */
public record Constraint(
    Identity id,
    Meta meta,
    Type type,
    String definition,
    List<String> columns,
    @Nullable Identity references,
    boolean validated,
    boolean local,
    @Nullable String tablespace)
    implements SchemaObject {

  public Constraint {
    columns = List.copyOf(columns);
  }

  /** {@code contype}. NOT NULL is the column's, a constraint trigger is a {@link Trigger}. */
  public enum Type {
    PRIMARY_KEY,
    UNIQUE,
    CHECK,
    FOREIGN_KEY,
    EXCLUSION
  }
}
