package dev.plumbline.catalog;

import dev.plumbline.schema.Conversion;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import java.sql.SQLException;

final class ConversionReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "conversions",
        row -> {
          Identity id = Identity.inSchema(Kind.CONVERSION, row.text("schema"), row.text("name"));
          boolean isDefault = row.flag("is_default");
          String from = row.text("from_encoding");
          String to = row.text("to_encoding");
          String function = row.text("function");
          reading.add(
              SystemCatalog.PG_CONVERSION.at(row.number("oid")),
              id,
              row.text("owner"),
              meta -> new Conversion(id, meta, isDefault, from, to, function));
        });
  }
}
