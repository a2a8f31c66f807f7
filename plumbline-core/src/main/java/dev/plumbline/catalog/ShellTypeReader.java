package dev.plumbline.catalog;

import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.ShellType;
import java.sql.SQLException;

final class ShellTypeReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "shell_types",
        row -> {
          Identity id = Identity.inSchema(Kind.SHELL_TYPE, row.text("schema"), row.text("name"));
          reading.add(
              SystemCatalog.PG_TYPE.at(row.number("oid")),
              id,
              row.text("owner"),
              meta -> new ShellType(id, meta));
        });
  }
}
