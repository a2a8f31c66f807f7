package dev.plumbline.catalog;

import dev.plumbline.schema.DefaultPrivileges;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import java.sql.SQLException;

final class DefaultPrivilegesReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    if (!reading.reads(Aspect.PRIVILEGES)) {
      return;
    }
    reading.forEach(
        "default_privileges",
        row -> {
          String role = row.text("role");
          String objects = objects(row.text("objects"));
          Identity id =
              new Identity(
                  Kind.DEFAULT_PRIVILEGES,
                  row.textOrNull("schema"),
                  null,
                  role + " on " + objects,
                  null);
          reading.add(
              SystemCatalog.PG_DEFAULT_ACL.at(row.number("oid")),
              id,
              meta -> new DefaultPrivileges(id, meta, role, objects));
        });
  }

  private static String objects(String code) {
    return switch (code) {
      case "r" -> "TABLES";
      case "S" -> "SEQUENCES";
      case "f" -> "FUNCTIONS";
      case "T" -> "TYPES";
      case "n" -> "SCHEMAS";
      case "L" -> "LARGE OBJECTS";
      default -> throw Codes.unknown("kind of default privileges", code);
    };
  }
}
