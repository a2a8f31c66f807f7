package dev.plumbline.diff;

import dev.plumbline.diff.Difference.AttributeChange;
import dev.plumbline.diff.Difference.Changed;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.schema.Table;
import java.util.List;

/**
 * An index that a failed {@code CREATE INDEX CONCURRENTLY} left behind. No schema can be loaded
 * with one, so it is always on one side alone; that it is there would mislead: no query uses it. A
 * partitioned index is also called not valid while a partition lacks it; that one can be made.
 */
final class InvalidIndexes {
  private static final String INVALID =
      "INVALID (CREATE INDEX CONCURRENTLY failed; drop it, then make it again)";
  private static final String ABSENT = "absent";

  private InvalidIndexes() {}

  static boolean isInvalid(SchemaObject object, Schema in) {
    return object instanceof Index index
        && !index.valid()
        && !(in.find(index.table()) instanceof Table table && table.partitionKey() != null);
  }

  static Difference missing(Identity id) {
    return new Changed(id, List.of(new AttributeChange("state", INVALID, ABSENT)));
  }

  static Difference unexpected(Identity id) {
    return new Changed(id, List.of(new AttributeChange("state", ABSENT, INVALID)));
  }
}
