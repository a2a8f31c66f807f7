package dev.plumbline.catalog;

import dev.plumbline.schema.Cast;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import java.sql.SQLException;

final class CastReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "casts",
        row -> {
          Identity id = Identity.global(Kind.CAST, row.text("name"));
          String method = row.text("method");
          String function = row.textOrNull("function");
          String context = row.text("context");
          reading.add(
              SystemCatalog.PG_CAST.at(row.number("oid")),
              id,
              meta -> new Cast(id, meta, method, function, context));
        });
  }
}
