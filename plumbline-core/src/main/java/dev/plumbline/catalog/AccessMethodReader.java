package dev.plumbline.catalog;

import dev.plumbline.schema.AccessMethod;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import java.sql.SQLException;

final class AccessMethodReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "access_methods",
        row -> {
          Identity id = Identity.global(Kind.ACCESS_METHOD, row.text("name"));
          String type = row.text("type");
          String handler = row.text("handler");
          reading.add(
              SystemCatalog.PG_AM.at(row.number("oid")),
              id,
              meta -> new AccessMethod(id, meta, type, handler));
        });
  }
}
