package dev.plumbline.catalog;

import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Meta;
import dev.plumbline.schema.RangeType;
import java.sql.SQLException;

final class RangeTypeReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "range_types",
        row -> {
          RangeType type = type(row, reading.facts());
          reading.add(
              SystemCatalog.PG_TYPE.at(row.number("oid")),
              type.id(),
              row.text("owner"),
              meta -> with(meta, type));
        });
  }

  private static RangeType type(Row row, CommonFacts facts) throws SQLException {
    return new RangeType(
        Identity.inSchema(Kind.RANGE_TYPE, row.text("schema"), row.text("name")),
        Meta.NONE,
        row.text("subtype"),
        row.textOrNull("opclass"),
        row.textOrNull("collation"),
        row.textOrNull("canonical"),
        row.textOrNull("subtype_diff"),
        row.text("multirange"),
        facts.comment(SystemCatalog.PG_TYPE.at(row.number("multirange_oid"))));
  }

  private static RangeType with(Meta meta, RangeType type) {
    return new RangeType(
        type.id(),
        meta,
        type.subtype(),
        type.subtypeOpclass(),
        type.collation(),
        type.canonical(),
        type.subtypeDiff(),
        type.multirange(),
        type.multirangeComment());
  }
}
