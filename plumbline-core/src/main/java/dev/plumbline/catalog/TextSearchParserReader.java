package dev.plumbline.catalog;

import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.TextSearchParser;
import java.sql.SQLException;

final class TextSearchParserReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "text_search_parsers",
        row -> {
          Identity id =
              Identity.inSchema(Kind.TEXT_SEARCH_PARSER, row.text("schema"), row.text("name"));
          String start = row.text("start");
          String getToken = row.text("get_token");
          String end = row.text("end");
          String lexTypes = row.text("lex_types");
          String headline = row.textOrNull("headline");
          reading.add(
              SystemCatalog.PG_TS_PARSER.at(row.number("oid")),
              id,
              meta -> new TextSearchParser(id, meta, start, getToken, end, lexTypes, headline));
        });
  }
}
