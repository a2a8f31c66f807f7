package dev.plumbline.catalog;

import dev.plumbline.schema.ExtendedStatistics;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import java.sql.SQLException;

final class ExtendedStatisticsReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "extended_statistics",
        row -> {
          Identity id = Identity.inSchema(Kind.STATISTICS, row.text("schema"), row.text("name"));
          Identity table = reading.relations().identity(row.number("relation"));
          String definition = row.deparsed("definition");
          Integer target = row.integerOrNull("target");
          reading.add(
              SystemCatalog.PG_STATISTIC_EXT.at(row.number("oid")),
              id,
              row.text("owner"),
              meta -> new ExtendedStatistics(id, meta, table, definition, target));
        });
  }
}
