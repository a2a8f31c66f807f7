package dev.plumbline.catalog;

import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Meta;
import dev.plumbline.schema.ProvidedObject;
import java.sql.SQLException;
import java.util.List;

final class ProvidedObjectReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "provided_objects",
        row -> {
          String extension = row.textOrNull("extension");
          String type = row.text("type");
          String whole = row.text("identity");
          String column = row.textOrNull("column");
          Kind kind = extension == null ? Kind.BUILT_IN : Kind.EXTENSION_MEMBER;
          String name = type + " " + whole + (column == null ? "" : ", column " + column);
          Identity id = new Identity(kind, null, extension, name, null);
          Address address =
              new Address(row.number("class"), row.number("object"), row.integer("part"));
          if (isUnchanged(reading.facts().meta(address, null, List.of()))) {
            return;
          }
          reading.addAside(address, id, meta -> new ProvidedObject(id, meta, type, whole, column));
        });
  }

  /** The same privileges can be stored in another order. */
  private static boolean isUnchanged(Meta meta) {
    return meta.grants().isEmpty() && meta.labels().isEmpty();
  }
}
