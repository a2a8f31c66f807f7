package dev.plumbline.catalog;

import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.UserMapping;
import java.sql.SQLException;
import java.util.List;

final class UserMappingReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "user_mappings",
        row -> {
          Identity id =
              new Identity(Kind.USER_MAPPING, null, row.text("server"), row.text("role"), null);
          List<String> options = row.sortedTexts("options");
          reading.add(
              SystemCatalog.PG_USER_MAPPING.at(row.number("oid")),
              id,
              meta -> new UserMapping(id, meta, options));
        });
  }
}
