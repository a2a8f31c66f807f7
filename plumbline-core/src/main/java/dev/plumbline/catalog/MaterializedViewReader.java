package dev.plumbline.catalog;

import dev.plumbline.schema.Column;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.MaterializedView;
import java.sql.SQLException;
import java.util.List;

final class MaterializedViewReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "materialized_views",
        row -> {
          long oid = row.number("oid");
          Identity id = reading.relations().identity(oid);
          List<Column> columns = reading.relations().columns(oid);
          String definition = ViewReader.query(row, columns);
          List<String> options = TableReader.options(row);
          String accessMethod = row.textOrNull("access_method");
          String tablespace = row.textOrNull("tablespace");
          String replicaIdentity = TableReader.replicaIdentity(row);
          reading.add(
              SystemCatalog.PG_CLASS.at(oid),
              id,
              row.text("owner"),
              meta ->
                  new MaterializedView(
                      id,
                      meta,
                      columns,
                      definition,
                      options,
                      accessMethod,
                      tablespace,
                      replicaIdentity));
        });
  }
}
