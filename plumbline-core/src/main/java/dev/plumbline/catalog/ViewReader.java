package dev.plumbline.catalog;

import dev.plumbline.deparse.Deparsed;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.View;
import java.sql.SQLException;
import java.util.List;

final class ViewReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "views",
        row -> {
          long oid = row.number("oid");
          Identity id = reading.relations().identity(oid);
          List<Column> columns = reading.relations().columns(oid);
          String definition = query(row, columns);
          List<String> options = row.texts("options");
          reading.add(
              SystemCatalog.PG_CLASS.at(oid),
              id,
              row.text("owner"),
              meta -> new View(id, meta, columns, definition, options));
        });
  }

  /** What the view shows. */
  static String query(Row row, List<Column> columns) throws SQLException {
    List<String> names = columns.stream().map(Column::name).toList();
    return Deparsed.query(withoutSemicolon(row.text("definition")), names);
  }

  static String withoutSemicolon(String definition) {
    return definition.endsWith(";") ? definition.substring(0, definition.length() - 1) : definition;
  }
}
