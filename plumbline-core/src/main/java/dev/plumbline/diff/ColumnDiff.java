package dev.plumbline.diff;

import dev.plumbline.diff.Difference.AttributeChange;
import dev.plumbline.diff.Difference.Changed;
import dev.plumbline.diff.Difference.Missing;
import dev.plumbline.diff.Difference.Unexpected;
import dev.plumbline.diff.RecordShape.Component;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.ForeignTable;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the columns of a relation by name, and their order. */
final class ColumnDiff {
  private final Map<Identity, Column> expected;
  private final Map<Identity, Column> actual;
  private final boolean sameParents;

  private ColumnDiff(Record expected, Record actual) {
    this.sameParents = parents(expected).equals(parents(actual));
    this.expected = columns(expected);
    this.actual = columns(actual);
  }

  static ColumnDiff of(Record expected, Record actual) {
    return new ColumnDiff(expected, actual);
  }

  private static List<Identity> parents(Record relation) {
    return switch (relation) {
      case Table table -> parents(table.partitionOf(), table.inherits());
      case ForeignTable table -> parents(table.partitionOf(), table.inherits());
      default -> List.of();
    };
  }

  private static List<Identity> parents(
      Table.@Nullable Partition partition, List<Identity> inherits) {
    return partition == null ? inherits : List.of(partition.parent());
  }

  private static Map<Identity, Column> columns(Record relation) {
    Map<Identity, Column> columns = new LinkedHashMap<>();
    for (Component component : RecordShape.of(relation).components()) {
      if (component.of(relation) instanceof List<?> list) {
        for (Object item : list) {
          if (item instanceof Column column) {
            columns.put(column.id(), column);
          }
        }
      }
    }
    return columns;
  }

  /** The change of order of the columns both sides have, or null. */
  @Nullable AttributeChange order() {
    List<String> one = names(expected, actual);
    List<String> other = names(actual, expected);
    return one.equals(other) ? null : new AttributeChange("column order", one, other);
  }

  private static List<String> names(Map<Identity, Column> of, Map<Identity, Column> in) {
    return of.keySet().stream().filter(in::containsKey).map(Identity::name).toList();
  }

  List<Difference> differences(DiffOptions options) {
    List<Difference> found = new ArrayList<>();
    for (Column column : expected.values()) {
      Column other = actual.get(column.id());
      if (other == null) {
        found.add(new Missing(column.id()));
      } else if (!column.equals(other)) {
        List<AttributeChange> changes =
            RecordDiff.changes(column, sameParents ? other : asLocal(other, column), options);
        if (!changes.isEmpty()) {
          found.add(new Changed(column.id(), changes));
        }
      }
    }
    for (Column column : actual.values()) {
      if (!expected.containsKey(column.id())) {
        found.add(new Unexpected(column.id()));
      }
    }
    return found;
  }

  /** With other parents every column comes from elsewhere; that is told once, of the table. */
  private static Column asLocal(Column column, Column as) {
    return new Column(
        column.id(),
        column.meta(),
        column.type(),
        column.collation(),
        column.notNull(),
        column.notNullDetail(),
        column.defaultExpression(),
        column.generated(),
        column.identity(),
        column.storage(),
        column.compression(),
        column.statisticsTarget(),
        column.options(),
        as.local());
  }
}
