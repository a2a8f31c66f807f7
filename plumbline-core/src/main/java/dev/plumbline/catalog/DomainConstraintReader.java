package dev.plumbline.catalog;

import dev.plumbline.schema.DomainConstraint;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import java.sql.SQLException;

final class DomainConstraintReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "domain_constraints",
        row -> {
          Identity id =
              Identity.partOf(
                  Kind.DOMAIN_CONSTRAINT, row.text("schema"), row.text("domain"), row.text("name"));
          String definition = row.deparsed("definition");
          boolean validated = row.flag("validated");
          reading.add(
              SystemCatalog.PG_CONSTRAINT.at(row.number("oid")),
              id,
              meta -> new DomainConstraint(id, meta, definition, validated));
        });
  }
}
