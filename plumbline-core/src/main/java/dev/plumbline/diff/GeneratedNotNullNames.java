package dev.plumbline.diff;

import dev.plumbline.schema.Column;
import dev.plumbline.schema.Column.NotNull;
import dev.plumbline.schema.GeneratedName;
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
    return columns.equals(table.columns()) ? table : table.withColumns(columns);
  }

  private static Column normalised(String table, Column column) {
    NotNull detail = column.notNullDetail();
    String generated = GeneratedName.of(table, column.name(), "not_null");
    return detail == null || !generated.equals(detail.name())
        ? column
        : with(column, withoutName(detail));
  }

  private static @Nullable NotNull withoutName(NotNull detail) {
    boolean plain =
        detail.validated() && !detail.noInherit() && detail.local() && detail.comment() == null;
    return plain
        ? null
        : new NotNull(
            null, detail.validated(), detail.noInherit(), detail.local(), detail.comment());
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
