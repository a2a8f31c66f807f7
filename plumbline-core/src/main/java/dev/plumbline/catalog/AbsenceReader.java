package dev.plumbline.catalog;

import dev.plumbline.schema.Absence;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import java.sql.SQLException;

final class AbsenceReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "absences",
        row -> {
          Identity id = Identity.global(Kind.ABSENCE, "extension " + row.text("name"));
          reading.addAside(new Address(0, 0, 0), id, meta -> new Absence(id, meta));
        });
  }
}
