package dev.plumbline.catalog;

import dev.plumbline.schema.ForeignDataWrapper;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import java.sql.SQLException;
import java.util.List;

final class ForeignDataWrapperReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "foreign_data_wrappers",
        row -> {
          Identity id = Identity.global(Kind.FOREIGN_DATA_WRAPPER, row.text("name"));
          String handler = row.textOrNull("handler");
          String validator = row.textOrNull("validator");
          List<String> options = row.sortedTexts("options");
          reading.add(
              SystemCatalog.PG_FOREIGN_DATA_WRAPPER.at(row.number("oid")),
              id,
              row.text("owner"),
              meta -> new ForeignDataWrapper(id, meta, handler, validator, options));
        });
  }
}
