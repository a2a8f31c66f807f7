package dev.plumbline.catalog;

import dev.plumbline.schema.Column.NotNull;
import dev.plumbline.schema.GeneratedName;
import dev.plumbline.schema.Identity;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The NOT NULL constraint of a column, where it says more than NOT NULL. */
final class NotNulls {
  private final List<String> stored;

  private NotNulls(List<String> stored) {
    this.stored = stored;
  }

  /** The query sends nothing for those that say no more and bear the usual name. */
  static @Nullable NotNull detail(Row row, CommonFacts facts, Identity table, String column)
      throws SQLException {
    List<String> stored = row.texts("not_null_detail");
    return stored.isEmpty() ? null : new NotNulls(stored).detail(facts, table, column);
  }

  private @Nullable NotNull detail(CommonFacts facts, Identity table, String column) {
    long oid = Long.parseLong(stored.get(0));
    String comment = facts.comment(SystemCatalog.PG_CONSTRAINT.at(oid));
    NotNull detail =
        new NotNull(
            comment == null ? chosenName(table, column) : storedName(),
            isValidated(),
            isNoInherit(),
            isLocal(),
            comment);
    return saysMore(detail) ? detail : null;
  }

  private boolean saysMore(NotNull detail) {
    return detail.name() != null
        || !detail.validated()
        || detail.noInherit()
        || detail.local() != isOfLocalColumn();
  }

  /**
   * What a child inherits bears the name its parent's has. A partition's may be the parent's too,
   * but it is written as a table of its own, so there it has to be said, as pg_dump does.
   */
  private @Nullable String chosenName(Identity table, String column) {
    String name = storedName();
    boolean generated =
        name.equals(GeneratedName.of(table.name(), column, "not_null")) && !isNameShared();
    return generated || !isLocal() ? null : name;
  }

  private String storedName() {
    return stored.get(1);
  }

  private boolean isValidated() {
    return isTrue(2);
  }

  private boolean isNoInherit() {
    return isTrue(3);
  }

  private boolean isLocal() {
    return isTrue(4);
  }

  private boolean isOfLocalColumn() {
    return isTrue(5);
  }

  private boolean isNameShared() {
    return isTrue(6);
  }

  private boolean isTrue(int index) {
    return Boolean.parseBoolean(stored.get(index));
  }
}
