package dev.plumbline.catalog;

import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.OperatorFamily;
import java.sql.SQLException;
import java.util.List;

final class OperatorFamilyReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "operator_families",
        row -> {
          Identity id =
              Identity.routine(
                  Kind.OPERATOR_FAMILY,
                  row.text("schema"),
                  row.text("name"),
                  row.text("arguments"));
          List<String> operators = row.texts("operators");
          List<String> functions = row.texts("functions");
          reading.add(
              SystemCatalog.PG_OPFAMILY.at(row.number("oid")),
              id,
              row.text("owner"),
              meta -> new OperatorFamily(id, meta, operators, functions));
        });
  }
}
