package dev.plumbline.catalog;

import dev.plumbline.schema.Constraint;
import dev.plumbline.schema.Constraint.Type;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

final class ConstraintReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach("constraints", row -> add(row, reading));
  }

  private static void add(Row row, Reading reading) throws SQLException {
    Relations relations = reading.relations();
    long relation = row.number("relation");
    Identity table = relations.identity(relation);
    Identity id =
        new Identity(Kind.CONSTRAINT, table.schema(), table.name(), row.text("name"), null);
    Type type = type(row.text("type"));
    String definition = definition(type, row.deparsed("definition"), row.texts("options"));
    List<String> columns = new ArrayList<>();
    for (long number : row.numbers("key")) {
      String name = relations.columnName(relation, number);
      if (name != null) {
        columns.add(name);
      }
    }
    long referenced = row.number("referenced");
    Identity references = referenced == 0 ? null : relations.identity(referenced);
    boolean validated = row.flag("validated");
    boolean local = row.flag("local") || type != Type.CHECK;
    String tablespace = row.textOrNull("tablespace");
    Address address = SystemCatalog.PG_CONSTRAINT.at(row.number("oid"));
    reading.needs(address, SystemCatalog.PG_CLASS.at(relation));
    if (referenced != 0) {
      reading.needs(address, SystemCatalog.PG_CLASS.at(referenced));
    }
    long index = row.number("index");
    if (index != 0) {
      reading.belongs(SystemCatalog.PG_CLASS.at(index), address);
    }
    reading.add(
        address,
        id,
        meta ->
            new Constraint(
                id, meta, type, definition, columns, references, validated, local, tablespace));
  }

  private static Type type(String code) {
    return switch (code) {
      case "p" -> Type.PRIMARY_KEY;
      case "u" -> Type.UNIQUE;
      case "c" -> Type.CHECK;
      case "f" -> Type.FOREIGN_KEY;
      case "x" -> Type.EXCLUSION;
      default -> throw Codes.unknown("constraint type", code);
    };
  }

  /**
   * The server writes the options of the index behind an exclusion constraint, but not of a key.
   */
  private static String definition(Type type, String definition, List<String> options) {
    if (options.isEmpty() || type == Type.EXCLUSION) {
      return definition;
    }
    int end = definition.length();
    for (String timing : List.of(" INITIALLY DEFERRED", " DEFERRABLE")) {
      if (definition.substring(0, end).endsWith(timing)) {
        end -= timing.length();
      }
    }
    List<String> written = options.stream().map(ConstraintReader::option).toList();
    return definition.substring(0, end)
        + " WITH ("
        + String.join(", ", written)
        + ")"
        + definition.substring(end);
  }

  /** As the server writes it for an index: {@code fillfactor='70'}. */
  private static String option(String stored) {
    int equals = stored.indexOf('=');
    return stored.substring(0, equals) + "='" + stored.substring(equals + 1) + "'";
  }
}
