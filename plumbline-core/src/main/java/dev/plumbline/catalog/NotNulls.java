package dev.plumbline.catalog;

import dev.plumbline.schema.Column.NotNull;
import dev.plumbline.schema.Identity;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The NOT NULL constraint of a column, where it says more than NOT NULL. */
final class NotNulls {
  private static final int OID = 5;

  private NotNulls() {}

  /** The query sends nothing for those that say no more and bear the usual name. */
  static @Nullable NotNull detail(Row row, CommonFacts facts, Identity table, String column)
      throws SQLException {
    List<String> stored = row.texts("not_null_detail");
    if (stored.isEmpty()) {
      return null;
    }
    String comment = facts.comment(SystemCatalog.PG_CONSTRAINT.at(Long.parseLong(stored.get(OID))));
    NotNull detail =
        new NotNull(
            comment == null ? name(stored, table, column) : stored.get(0),
            Boolean.parseBoolean(stored.get(1)),
            Boolean.parseBoolean(stored.get(2)),
            comment);
    return saysMore(detail) ? detail : null;
  }

  private static boolean saysMore(NotNull detail) {
    return detail.name() != null || !detail.validated() || detail.noInherit();
  }

  /**
   * What a child inherits bears the name its parent's has. A partition's may be the parent's too,
   * but it is written as a table of its own, so there it has to be said, as pg_dump does.
   */
  private static @Nullable String name(List<String> stored, Identity table, String column) {
    String name = stored.get(0);
    boolean local = Boolean.parseBoolean(stored.get(3));
    boolean shared = Boolean.parseBoolean(stored.get(4));
    boolean generated = name.equals(GeneratedName.of(table.name(), column, "not_null"));
    return generated && !shared || !local ? null : name;
  }
}
