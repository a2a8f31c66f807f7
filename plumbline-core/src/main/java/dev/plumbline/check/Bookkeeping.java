package dev.plumbline.check;

import dev.plumbline.schema.Column;
import dev.plumbline.schema.Constraint;
import dev.plumbline.schema.ExtendedStatistics;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Policy;
import dev.plumbline.schema.Rule;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.schema.Sequence;
import dev.plumbline.schema.Table;
import dev.plumbline.schema.Trigger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A schema apart from what runners write down there. A table is left out, with all that is part of
 * it, when it has a runner's name and columns and nothing else in the schema needs it; so whatever
 * somebody changed about it, or built on it, brings it back.
 *
 * @param rest the schema without it
 * @param leftOut what was left out, in words: {@code table public.schema_migrations (dbmate)}
 */
record Bookkeeping(Schema rest, List<String> leftOut) {
  Bookkeeping {
    leftOut = List.copyOf(leftOut);
  }

  static Bookkeeping in(Schema schema) {
    Map<Identity, String> tables = new HashMap<>();
    for (SchemaObject object : schema.objects().values()) {
      if (object instanceof Table table) {
        BookkeepingTable.KNOWN.stream()
            .filter(known -> known.matches(table))
            .findFirst()
            .ifPresent(known -> tables.put(table.id(), known.runner()));
      }
    }
    return tables.isEmpty() ? new Bookkeeping(schema, List.of()) : without(tables, schema);
  }

  private static Bookkeeping without(Map<Identity, String> tables, Schema schema) {
    keepWhatIsNeeded(tables, schema);
    Set<String> emptied = new HashSet<>(BookkeepingTable.SCHEMAS);
    List<SchemaObject> kept = new ArrayList<>();
    for (SchemaObject object : schema.objects().values()) {
      if (!tables.containsKey(whole(object))) {
        kept.add(object);
        emptied.remove(object.id().schema());
      }
    }
    Set<String> left = new TreeSet<>();
    Set<String> touched = new HashSet<>();
    tables.forEach((table, runner) -> {
      left.add(table + " (" + runner + ")");
      touched.add(String.valueOf(table.schema()));
    });
    emptied.retainAll(touched);
    kept.removeIf(
        object -> object.id().kind() == Kind.SCHEMA && emptied.contains(object.id().name()));
    return new Bookkeeping(new Schema(schema.majorVersion(), kept), List.copyOf(left));
  }

  /** What somebody's own object needs is not the runner's alone; until nothing more is kept. */
  private static void keepWhatIsNeeded(Map<Identity, String> tables, Schema schema) {
    Map<Identity, Identity> wholes = new HashMap<>();
    schema.objects().values().forEach(object -> wholes.put(object.id(), whole(object)));
    boolean changed = true;
    while (changed) {
      changed = false;
      for (SchemaObject object : schema.objects().values()) {
        if (!tables.containsKey(whole(object))) {
          changed |=
              needs(object)
                      .map(need -> wholes.getOrDefault(need, need))
                      .map(tables::remove)
                      .filter(Objects::nonNull)
                      .count()
                  > 0;
        }
      }
    }
  }

  private static Stream<Identity> needs(SchemaObject object) {
    Stream<Identity> own = object.meta().dependencies().stream();
    return object instanceof Table table
        ? Stream.concat(
            own, table.columns().stream().map(Column::meta).flatMap(m -> m.dependencies().stream()))
        : own;
  }

  /** The table the object is part of, or the object. */
  static Identity whole(SchemaObject object) {
    return switch (object) {
      case Index index -> index.table();
      case ExtendedStatistics statistics -> statistics.table();
      case Constraint constraint -> parent(constraint.id());
      case Trigger trigger -> parent(trigger.id());
      case Policy policy -> parent(policy.id());
      case Rule rule -> parent(rule.id());
      case Sequence sequence ->
          sequence.ownedBy() == null ? sequence.id() : parent(sequence.ownedBy());
      default -> object.id();
    };
  }

  private static Identity parent(Identity part) {
    return table(part.schema(), part.parent());
  }

  private static Identity table(@Nullable String schema, @Nullable String name) {
    return Identity.inSchema(Kind.TABLE, String.valueOf(schema), String.valueOf(name));
  }
}
