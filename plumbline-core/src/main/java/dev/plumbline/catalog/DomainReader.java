package dev.plumbline.catalog;

import dev.plumbline.schema.Domain;
import dev.plumbline.schema.GeneratedName;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

final class DomainReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "domains",
        row -> {
          Identity id = Identity.inSchema(Kind.DOMAIN, row.text("schema"), row.text("name"));
          String baseType = row.text("base_type");
          String collation = row.textOrNull("collation");
          String defaultExpression = row.deparsedOrNull("default_expression");
          boolean notNull = row.flag("not_null");
          String comment =
              reading.facts().comment(SystemCatalog.PG_CONSTRAINT.at(row.number("not_null_oid")));
          String name = row.textOrNull("not_null_name");
          String notNullName = comment == null ? chosenName(name, id.name()) : name;
          reading.add(
              SystemCatalog.PG_TYPE.at(row.number("oid")),
              id,
              row.text("owner"),
              meta ->
                  new Domain(
                      id,
                      meta,
                      baseType,
                      collation,
                      defaultExpression,
                      notNull,
                      notNullName,
                      comment));
        });
  }

  private static @Nullable String chosenName(@Nullable String name, String domain) {
    return GeneratedName.of(domain, null, "not_null").equals(name) ? null : name;
  }
}
