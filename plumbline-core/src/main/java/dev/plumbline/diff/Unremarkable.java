package dev.plumbline.diff;

import dev.plumbline.schema.ForeignTable;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Meta;
import dev.plumbline.schema.ProvidedObject;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.schema.Table;
import dev.plumbline.schema.Trigger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Objects that are in the model only when there is something to say of them: the index of a
 * constraint, a trigger that a partition has from its parent. Where one side has such an object and
 * the other has what it comes from, it is there on both sides, and on one of them as it came.
 */
final class Unremarkable {
  private Unremarkable() {}

  /** The object as it is on the side where nothing is said of it; null when it is not there. */
  static @Nullable SchemaObject counterpart(SchemaObject object, Schema there) {
    return switch (object) {
      case Index index when index.constraint() != null -> ofConstraint(index, there);
      case ProvidedObject provided -> asProvided(provided, there);
      case Trigger trigger when !trigger.local() -> ofParent(trigger, there);
      default -> null;
    };
  }

  /** Every database has what the server brings, and who has an extension has its members. */
  private static @Nullable SchemaObject asProvided(ProvidedObject object, Schema there) {
    String extension = object.id().parent();
    boolean present =
        extension == null
            || extension.equals("plpgsql")
            || there.find(Identity.global(Kind.EXTENSION, extension)) != null;
    return present
        ? new ProvidedObject(object.id(), Meta.NONE, object.type(), object.whole(), object.column())
        : null;
  }

  private static @Nullable SchemaObject ofConstraint(Index index, Schema there) {
    Identity table = index.table();
    Identity constraint =
        new Identity(
            Kind.CONSTRAINT,
            table.schema(),
            table.name(),
            String.valueOf(index.constraint()),
            null);
    return there.find(constraint) == null
        ? null
        : new Index(
            index.id(),
            Meta.NONE,
            table,
            index.definition(),
            index.columns(),
            index.unique(),
            true,
            false,
            index.constraint(),
            null,
            Map.of(),
            index.tablespace());
  }

  private static @Nullable SchemaObject ofParent(Trigger trigger, Schema there) {
    Identity id = trigger.id();
    Identity relation = parent(id.schema(), String.valueOf(id.parent()), there);
    while (relation != null) {
      Identity same =
          new Identity(Kind.TRIGGER, relation.schema(), relation.name(), id.name(), null);
      if (there.find(same) instanceof Trigger parents) {
        return new Trigger(
            id, Meta.NONE, trigger.definition(), trigger.function(), parents.enabled(), false);
      }
      relation = parent(relation.schema(), relation.name(), there);
    }
    return null;
  }

  private static @Nullable Identity parent(@Nullable String schema, String name, Schema there) {
    Identity table = new Identity(Kind.TABLE, schema, null, name, null);
    Identity foreign = new Identity(Kind.FOREIGN_TABLE, schema, null, name, null);
    if (there.find(table) instanceof Table partition && partition.partitionOf() != null) {
      return partition.partitionOf().parent();
    }
    return there.find(foreign) instanceof ForeignTable partition && partition.partitionOf() != null
        ? partition.partitionOf().parent()
        : null;
  }
}
