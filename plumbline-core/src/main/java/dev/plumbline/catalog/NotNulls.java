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

  /**
   * What a child inherits bears the name its parent's has. A partition's may be the parent's too,
   * but it is written as a table of its own, so there it has to be said, as pg_dump does.
   */
  private static @Nullable String name(Row row) throws SQLException {
    String name = row.text("name");
    String generated =
        GeneratedName.of(row.text("relation_name"), row.text("column_name"), "not_null");
    boolean said = name.equals(generated) && !row.flag("shared_name");
    return said || !row.flag("local") ? null : name;
  }
}
