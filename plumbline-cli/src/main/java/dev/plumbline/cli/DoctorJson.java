package dev.plumbline.cli;

import dev.plumbline.report.Json;
import dev.plumbline.report.Masking;
import dev.plumbline.scratch.DoctorReport;
import dev.plumbline.scratch.DoctorReport.Item;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** What the machine offers, as a program reads it; see docs/json-output.md. */
final class DoctorJson {
  private DoctorJson() {}

  static String render(DoctorReport report) {
    return Json.write(json -> {
      json.writeNumberProperty("version", 1);
      json.writeBooleanProperty("ready", report.usable());
      list(json, "machine", report.items());
      list(json, "providers", report.providers());
      list(json, "majors", report.majors());
    });
  }

  private static void list(JsonGenerator json, String name, List<Item> items) {
    json.writeArrayPropertyStart(name);
    for (Item item : items) {
      json.writeStartObject();
      json.writeStringProperty("name", item.name());
      json.writeBooleanProperty("available", item.available());
      json.writeStringProperty("detail", Masking.secrets(item.detail()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
