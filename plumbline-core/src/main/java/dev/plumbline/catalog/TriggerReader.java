package dev.plumbline.catalog;

import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Trigger;
import java.sql.SQLException;

final class TriggerReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "triggers",
        row -> {
          Identity table = reading.relations().identity(row.number("relation"));
          Identity id =
              new Identity(Kind.TRIGGER, table.schema(), table.name(), row.text("name"), null);
          String definition = row.deparsed("definition");
          Identity function =
              Identity.routine(
                  Kind.FUNCTION, row.text("function_schema"), row.text("function_name"), "");
          String enabled = Codes.enabled(row.text("enabled"));
          boolean local = row.flag("local");
          reading.add(
              SystemCatalog.PG_TRIGGER.at(row.number("oid")),
              id,
              meta -> new Trigger(id, meta, definition, function, enabled, local));
        });
  }
}
