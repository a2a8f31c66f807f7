package dev.plumbline.catalog;

import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Policy;
import java.sql.SQLException;
import java.util.List;

final class PolicyReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "policies",
        row -> {
          Identity table = reading.relations().identity(row.number("relation"));
          Identity id =
              new Identity(Kind.POLICY, table.schema(), table.name(), row.text("name"), null);
          boolean permissive = row.flag("permissive");
          String command = command(row.text("command"));
          List<String> roles = row.sortedTexts("roles");
          String using = row.deparsedOrNull("using_expression");
          String check = row.deparsedOrNull("check_expression");
          reading.add(
              SystemCatalog.PG_POLICY.at(row.number("oid")),
              id,
              meta -> new Policy(id, meta, permissive, command, roles, using, check));
        });
  }

  private static String command(String code) {
    return switch (code) {
      case "*" -> "ALL";
      case "r" -> "SELECT";
      case "a" -> "INSERT";
      case "w" -> "UPDATE";
      case "d" -> "DELETE";
      default -> throw Codes.unknown("policy command", code);
    };
  }
}
