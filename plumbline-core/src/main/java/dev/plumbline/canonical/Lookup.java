package dev.plumbline.canonical;

import dev.plumbline.canonical.Step.Key;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Constraint;
import dev.plumbline.schema.ForeignTable;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.InheritedOrder;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Questions about a schema that more than one kind's writer asks. */
final class Lookup {
  private static final Kind[] RELATIONS = {
    Kind.TABLE, Kind.VIEW, Kind.MATERIALIZED_VIEW, Kind.FOREIGN_TABLE
  };

  private final Schema schema;
  private final Map<Identity, List<Identity>> partitions = new HashMap<>();
  private final Map<Identity, List<Identity>> children = new HashMap<>();
  private final Map<Identity, List<Identity>> keys = new HashMap<>();
  private final Map<String, List<Identity>> indexes = new HashMap<>();
  private final Map<Identity, List<SchemaObject>> parts = new HashMap<>();

  Lookup(Schema schema) {
    this.schema = schema;
    schema.objects().values().forEach(this::enter);
  }

  private void enter(SchemaObject object) {
    switch (object) {
      case Table table -> table.inherits().forEach(parent -> add(children, parent, table.id()));
      case ForeignTable table ->
          table.inherits().forEach(parent -> add(children, parent, table.id()));
      case Constraint constraint -> add(parts, relation(constraint.id()), constraint);
      case Index index -> add(parts, index.table(), index);
      default -> {}
    }
    switch (object) {
      case Table table when table.partitionOf() != null ->
          add(partitions, table.partitionOf().parent(), table.id());
      case ForeignTable table when table.partitionOf() != null ->
          add(partitions, table.partitionOf().parent(), table.id());
      case Constraint constraint when isKey(constraint) -> {
        add(keys, relation(constraint.id()), constraint.id());
        add(indexes, indexName(constraint.id()), constraint.id());
      }
      case Index index when index.constraint() == null -> {
        add(keys, index.table(), index.id());
        add(indexes, indexName(index.id()), index.id());
      }
      default -> {}
    }
  }

  private static <K, V> void add(Map<K, List<V>> map, K key, V value) {
    map.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
  }

  static boolean isKey(Constraint constraint) {
    return switch (constraint.type()) {
      case PRIMARY_KEY, UNIQUE, EXCLUSION -> true;
      case CHECK, FOREIGN_KEY -> false;
    };
  }

  private static String indexName(Identity id) {
    return id.schema() + "." + id.name();
  }

  int majorVersion() {
    return schema.majorVersion();
  }

  /** The table, view or materialized view that {@code part} is a part of. */
  Identity relation(Identity part) {
    String name = String.valueOf(part.parent());
    for (Kind kind : RELATIONS) {
      Identity relation = new Identity(kind, part.schema(), null, name, null);
      if (schema.find(relation) != null) {
        return relation;
      }
    }
    return new Identity(Kind.TABLE, part.schema(), null, name, null);
  }

  @Nullable Table table(Identity id) {
    return schema.find(id) instanceof Table table ? table : null;
  }

  boolean isPartition(Identity id) {
    return switch (schema.find(id)) {
      case Table table -> table.partitionOf() != null;
      case ForeignTable table -> table.partitionOf() != null;
      case null, default -> false;
    };
  }

  boolean isPartitioned(Identity id) {
    Table table = table(id);
    return table != null && table.partitionKey() != null;
  }

  List<Identity> partitionsOf(Identity table) {
    return partitions.getOrDefault(table, List.of());
  }

  /** What a table inherits from or is a partition of. */
  List<Identity> parents(Identity id) {
    return switch (schema.find(id)) {
      case Table table -> parents(table.partitionOf(), table.inherits());
      case ForeignTable table -> parents(table.partitionOf(), table.inherits());
      case null, default -> List.of();
    };
  }

  private static List<Identity> parents(
      Table.@Nullable Partition partition, List<Identity> inherits) {
    return partition == null ? inherits : List.of(partition.parent());
  }

  /** What inherits from a table, at any distance; partitions are no such. */
  Set<Identity> descendants(Identity table) {
    Set<Identity> found = new LinkedHashSet<>();
    for (Identity child : children.getOrDefault(table, List.of())) {
      found.add(child);
      found.addAll(descendants(child));
    }
    return found;
  }

  /** The constraint of that identity, or null. */
  @Nullable Constraint constraint(Identity id) {
    return schema.find(id) instanceof Constraint constraint ? constraint : null;
  }

  /** The steps that make the indexes of a table, those of its constraints included. */
  List<Key> indexSteps(Identity table) {
    return keys.getOrDefault(table, List.of()).stream().map(Key::create).toList();
  }

  /** The steps that make the index of that name; it may be a constraint's. */
  List<Key> indexSteps(@Nullable String schemaName, String name) {
    return indexes.getOrDefault(schemaName + "." + name, List.of()).stream()
        .map(Key::create)
        .toList();
  }

  /** The column of that name of a table in the schema, or null. */
  @Nullable Column column(Identity tableId, String name) {
    List<Column> columns =
        switch (schema.find(tableId)) {
          case Table table -> table.columns();
          case ForeignTable table -> table.columns();
          case null, default -> List.of();
        };
    return columns.stream().filter(column -> column.name().equals(name)).findFirst().orElse(null);
  }

  /** The columns of that name of these tables, where they are in the schema. */
  List<Column> inheritedColumns(Collection<Identity> parents, String name) {
    List<Column> columns = new ArrayList<>();
    for (Identity parent : parents) {
      Column column = column(parent, name);
      if (column != null) {
        columns.add(column);
      }
    }
    return columns;
  }

  /**
   * What must be there before a partition is attached, on either side: the server attaches to each
   * index of the parent the first index of the partition that fits, else makes one. So all indexes
   * come first, except those of a parent that not every partition has.
   */
  List<Key> attachNeeds(Identity table) {
    List<Key> needs = new ArrayList<>();
    for (SchemaObject part : parts.getOrDefault(table, List.of())) {
      switch (part) {
        case Constraint constraint when isKey(constraint) || constraint.validated() -> {
          if (constraint.type() != Constraint.Type.FOREIGN_KEY && !isUnfinished(constraint)) {
            needs.add(Key.create(constraint.id()));
          }
        }
        case Index index when index.constraint() == null && !isUnfinished(index) ->
            needs.add(Key.create(index.id()));
        default -> {}
      }
    }
    return needs;
  }

  /** A partitioned index that not every partition has: the server marks it not valid. */
  boolean isUnfinished(Index index) {
    return !index.valid() && isPartitioned(index.table());
  }

  /** A key of a partitioned table, made with {@code ONLY}, whose index is such a one. */
  boolean isUnfinished(Constraint constraint) {
    return isKey(constraint) && isUnfinished(index(constraint.id()));
  }

  boolean isUnfinished(Identity id) {
    return schema.find(id) instanceof Index index && isUnfinished(index);
  }

  private static Identity index(Identity constraint) {
    return new Identity(Kind.INDEX, constraint.schema(), null, constraint.name(), null);
  }

  /** The table with its columns as {@code CREATE TABLE} orders them. */
  Table asCreated(Table table) {
    return InheritedOrder.normalised(table, schema);
  }

  /** How many of its parents the table is made with; it inherits from the others later. */
  int parentsAtFirst(Table table) {
    return InheritedOrder.parentsAtFirst(table, schema);
  }
}
