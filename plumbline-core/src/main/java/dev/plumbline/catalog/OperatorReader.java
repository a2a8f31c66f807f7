package dev.plumbline.catalog;

import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Operator;
import java.sql.SQLException;

final class OperatorReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "operators",
        row -> {
          Identity id =
              Identity.routine(
                  Kind.OPERATOR, row.text("schema"), row.text("name"), row.text("arguments"));
          String function = row.text("function");
          String leftType = row.textOrNull("left_type");
          String rightType = row.text("right_type");
          String commutator = row.textOrNull("commutator");
          String negator = row.textOrNull("negator");
          String restrict = row.textOrNull("restrict");
          String join = row.textOrNull("join");
          boolean hashes = row.flag("hashes");
          boolean merges = row.flag("merges");
          reading.add(
              SystemCatalog.PG_OPERATOR.at(row.number("oid")),
              id,
              row.text("owner"),
              meta ->
                  new Operator(
                      id,
                      meta,
                      function,
                      leftType,
                      rightType,
                      commutator,
                      negator,
                      restrict,
                      join,
                      hashes,
                      merges));
        });
  }
}
