package dev.plumbline.catalog;

import dev.plumbline.schema.Collation;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import java.sql.SQLException;

final class CollationReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "collations",
        row -> {
          Identity id = Identity.inSchema(Kind.COLLATION, row.text("schema"), row.text("name"));
          String provider = provider(row.text("provider"));
          String locale = row.textOrNull("locale");
          String lcCollate = row.textOrNull("lc_collate");
          String lcCtype = row.textOrNull("lc_ctype");
          String rules = row.textOrNull("rules");
          boolean deterministic = row.flag("deterministic");
          reading.add(
              SystemCatalog.PG_COLLATION.at(row.number("oid")),
              id,
              row.text("owner"),
              meta ->
                  new Collation(
                      id, meta, provider, locale, lcCollate, lcCtype, rules, deterministic));
        });
  }

  private static String provider(String code) {
    return switch (code) {
      case "c" -> "libc";
      case "i" -> "icu";
      case "b" -> "builtin";
      default -> throw Codes.unknown("provider of collations", code);
    };
  }
}
