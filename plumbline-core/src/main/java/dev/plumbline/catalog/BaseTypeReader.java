package dev.plumbline.catalog;

import dev.plumbline.schema.BaseType;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import java.sql.SQLException;
import java.util.List;

final class BaseTypeReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "base_types",
        row -> {
          Identity id = Identity.inSchema(Kind.BASE_TYPE, row.text("schema"), row.text("name"));
          List<String> clauses = row.texts("clauses");
          reading.add(
              SystemCatalog.PG_TYPE.at(row.number("oid")),
              id,
              row.text("owner"),
              meta -> new BaseType(id, meta, clauses));
        });
  }
}
