package dev.plumbline.catalog;

import dev.plumbline.schema.EnumType;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import java.sql.SQLException;
import java.util.List;

final class EnumReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "enums",
        row -> {
          Identity id = Identity.inSchema(Kind.ENUM, row.text("schema"), row.text("name"));
          List<String> labels = row.texts("labels");
          reading.add(
              SystemCatalog.PG_TYPE.at(row.number("oid")),
              id,
              row.text("owner"),
              meta -> new EnumType(id, meta, labels));
        });
  }
}
