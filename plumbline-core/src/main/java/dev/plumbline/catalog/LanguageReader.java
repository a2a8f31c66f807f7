package dev.plumbline.catalog;

import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Language;
import java.sql.SQLException;

final class LanguageReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "languages",
        row -> {
          Identity id = Identity.global(Kind.LANGUAGE, row.text("name"));
          boolean trusted = row.flag("trusted");
          String handler = row.text("handler");
          String inline = row.textOrNull("inline");
          String validator = row.textOrNull("validator");
          reading.add(
              SystemCatalog.PG_LANGUAGE.at(row.number("oid")),
              id,
              row.text("owner"),
              meta -> new Language(id, meta, trusted, handler, inline, validator));
        });
  }
}
