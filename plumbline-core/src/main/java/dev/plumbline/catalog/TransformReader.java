package dev.plumbline.catalog;

import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Transform;
import java.sql.SQLException;

final class TransformReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "transforms",
        row -> {
          Identity id = Identity.global(Kind.TRANSFORM, row.text("name"));
          String fromSql = row.textOrNull("from_sql");
          String toSql = row.textOrNull("to_sql");
          reading.add(
              SystemCatalog.PG_TRANSFORM.at(row.number("oid")),
              id,
              meta -> new Transform(id, meta, fromSql, toSql));
        });
  }
}
