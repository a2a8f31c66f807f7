package dev.plumbline.catalog;

import dev.plumbline.schema.CompositeType;
import dev.plumbline.schema.CompositeType.Attribute;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import java.sql.SQLException;
import java.util.List;

final class CompositeTypeReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "composite_types",
        row -> {
          Identity id =
              Identity.inSchema(Kind.COMPOSITE_TYPE, row.text("schema"), row.text("name"));
          List<Attribute> attributes =
              reading.relations().columns(row.number("relation")).stream()
                  .map(c -> new Attribute(c.name(), c.type(), c.collation(), c.meta().comment()))
                  .toList();
          reading.add(
              SystemCatalog.PG_TYPE.at(row.number("oid")),
              id,
              row.text("owner"),
              meta -> new CompositeType(id, meta, attributes));
        });
  }
}
