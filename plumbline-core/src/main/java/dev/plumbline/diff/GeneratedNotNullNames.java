package dev.plumbline.diff;

import dev.plumbline.schema.Column;
import dev.plumbline.schema.Column.NotNull;
import dev.plumbline.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The generated name of a NOT NULL constraint. The canonical has to spell it out where a constraint
 * of another table has the same name; whether it does says nothing of this table.
 */
final class GeneratedNotNullNames {
  private GeneratedNotNullNames() {}

  static Table normalised(Table table) {
    List<Column> columns =
        table.columns().stream().map(column -> normalised(table.id().name(), column)).toList();
    return columns.equals(table.columns())
        ? table
        : new Table(
            table.id(),
            table.meta(),
            table.persistence(),
            columns,
            table.partitionKey(),
            table.partitionOf(),
            table.inherits(),
            table.ofType(),
            table.options(),
            table.accessMethod(),
            table.tablespace(),
            table.rowSecurity(),
            table.forceRowSecurity(),
            table.replicaIdentity());
  }

  private static Column normalised(String table, Column column) {
    NotNull detail = column.notNullDetail();
    // One too long for that is shortened by the server, and spelled out on both sides.
    String generated = table + "_" + column.name() + "_not_null";
    return detail == null || !generated.equals(detail.name())
        ? column
        : with(column, withoutName(detail));
  }

  private static @Nullable NotNull withoutName(NotNull detail) {
    NotNull unnamed = new NotNull(null, detail.validated(), detail.noInherit(), detail.comment());
    return unnamed.equals(new NotNull(null, true, false, null)) ? null : unnamed;
  }

  private static Column with(Column c, @Nullable NotNull detail) {
    return new Column(
        c.id(),
        c.meta(),
        c.type(),
        c.collation(),
        c.notNull(),
        detail,
        c.defaultExpression(),
        c.generated(),
        c.identity(),
        c.storage(),
        c.compression(),
        c.statisticsTarget(),
        c.options(),
        c.local());
  }
}
