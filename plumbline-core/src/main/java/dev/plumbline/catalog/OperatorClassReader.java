package dev.plumbline.catalog;

import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.OperatorClass;
import java.sql.SQLException;
import java.util.List;

final class OperatorClassReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "operator_classes",
        row -> {
          Identity id =
              Identity.routine(
                  Kind.OPERATOR_CLASS, row.text("schema"), row.text("name"), row.text("arguments"));
          String type = row.text("type");
          boolean isDefault = row.flag("is_default");
          String family = row.text("family");
          String storage = row.textOrNull("storage");
          List<String> operators = row.texts("operators");
          List<String> functions = row.texts("functions");
          reading.add(
              SystemCatalog.PG_OPCLASS.at(row.number("oid")),
              id,
              row.text("owner"),
              meta ->
                  new OperatorClass(
                      id, meta, type, isDefault, family, storage, operators, functions));
        });
  }
}
