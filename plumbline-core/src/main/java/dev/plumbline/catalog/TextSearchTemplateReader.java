package dev.plumbline.catalog;

import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.TextSearchTemplate;
import java.sql.SQLException;

final class TextSearchTemplateReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "text_search_templates",
        row -> {
          Identity id =
              Identity.inSchema(Kind.TEXT_SEARCH_TEMPLATE, row.text("schema"), row.text("name"));
          String init = row.textOrNull("init");
          String lexize = row.text("lexize");
          reading.add(
              SystemCatalog.PG_TS_TEMPLATE.at(row.number("oid")),
              id,
              meta -> new TextSearchTemplate(id, meta, init, lexize));
        });
  }
}
