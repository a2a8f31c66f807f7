package dev.plumbline.catalog;

import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Rule;
import java.sql.SQLException;

final class RuleReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "rules",
        row -> {
          Identity relation = reading.relations().identity(row.number("relation"));
          Identity id =
              new Identity(Kind.RULE, relation.schema(), relation.name(), row.text("name"), null);
          String definition = ViewReader.withoutSemicolon(row.deparsed("definition"));
          String enabled = Codes.enabled(row.text("enabled"));
          reading.add(
              SystemCatalog.PG_REWRITE.at(row.number("oid")),
              id,
              meta -> new Rule(id, meta, definition, enabled));
        });
  }
}
