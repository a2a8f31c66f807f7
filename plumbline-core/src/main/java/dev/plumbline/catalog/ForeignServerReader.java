package dev.plumbline.catalog;

import dev.plumbline.schema.ForeignServer;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import java.sql.SQLException;
import java.util.List;

final class ForeignServerReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "foreign_servers",
        row -> {
          Identity id = Identity.global(Kind.SERVER, row.text("name"));
          String wrapper = row.text("wrapper");
          String type = row.textOrNull("type");
          String version = row.textOrNull("version");
          List<String> options = row.sortedTexts("options");
          reading.add(
              SystemCatalog.PG_FOREIGN_SERVER.at(row.number("oid")),
              id,
              row.text("owner"),
              meta -> new ForeignServer(id, meta, wrapper, type, version, options));
        });
  }
}
