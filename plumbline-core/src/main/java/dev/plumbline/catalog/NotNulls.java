package dev.plumbline.catalog;

import dev.plumbline.schema.Column.NotNull;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The NOT NULL constraints that say more than NOT NULL, by column. */
final class NotNulls {
  private NotNulls() {}

  static Map<Address, NotNull> read(Snapshot snapshot) throws SQLException {
    Map<Address, NotNull> found = new HashMap<>();
    snapshot.forEach(
        "not_nulls",
        row -> {
          NotNull detail = detail(row);
          if (detail.name() != null || !detail.validated() || detail.noInherit()) {
            long relation = row.number("relation");
            found.put(SystemCatalog.PG_CLASS.at(relation).column(row.integer("number")), detail);
          }
        });
    return found;
  }

  private static NotNull detail(Row row) throws SQLException {
    return new NotNull(name(row), row.flag("validated"), row.flag("no_inherit"));
  }

  /** An inherited one bears the name its parent's has. */
  private static @Nullable String name(Row row) throws SQLException {
    String name = row.text("name");
    String generated =
        GeneratedName.of(row.text("relation_name"), row.text("column_name"), "not_null");
    return name.equals(generated) || !row.flag("local") ? null : name;
  }
}
