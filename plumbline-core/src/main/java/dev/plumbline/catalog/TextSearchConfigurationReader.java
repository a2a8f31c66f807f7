package dev.plumbline.catalog;

import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.TextSearchConfiguration;
import java.sql.SQLException;
import java.util.List;

final class TextSearchConfigurationReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "text_search_configurations",
        row -> {
          Identity id =
              Identity.inSchema(
                  Kind.TEXT_SEARCH_CONFIGURATION, row.text("schema"), row.text("name"));
          String parser = row.text("parser");
          List<String> mappings = row.texts("mappings");
          reading.add(
              SystemCatalog.PG_TS_CONFIG.at(row.number("oid")),
              id,
              row.text("owner"),
              meta -> new TextSearchConfiguration(id, meta, parser, mappings));
        });
  }
}
