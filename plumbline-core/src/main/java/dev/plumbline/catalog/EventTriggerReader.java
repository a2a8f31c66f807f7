package dev.plumbline.catalog;

import dev.plumbline.schema.EventTrigger;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import java.sql.SQLException;
import java.util.List;

final class EventTriggerReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "event_triggers",
        row -> {
          Identity id = Identity.global(Kind.EVENT_TRIGGER, row.text("name"));
          String event = row.text("event");
          List<String> tags = row.sortedTexts("tags");
          Identity function =
              Identity.routine(
                  Kind.FUNCTION, row.text("function_schema"), row.text("function_name"), "");
          String enabled = Codes.enabled(row.text("enabled"));
          reading.add(
              SystemCatalog.PG_EVENT_TRIGGER.at(row.number("oid")),
              id,
              row.text("owner"),
              meta -> new EventTrigger(id, meta, event, tags, function, enabled));
        });
  }
}
