package dev.plumbline.catalog;

import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.TextSearchDictionary;
import java.sql.SQLException;

final class TextSearchDictionaryReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "text_search_dictionaries",
        row -> {
          Identity id =
              Identity.inSchema(Kind.TEXT_SEARCH_DICTIONARY, row.text("schema"), row.text("name"));
          String template = row.text("template");
          String options = row.textOrNull("options");
          reading.add(
              SystemCatalog.PG_TS_DICT.at(row.number("oid")),
              id,
              row.text("owner"),
              meta -> new TextSearchDictionary(id, meta, template, options));
        });
  }
}
