package dev.plumbline.report;

import dev.plumbline.check.Up;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A local database as a program reads it; the shape is written down in docs/json-output.md. */
public final class UpJson {
  private UpJson() {}

  /** The whole document, indented, ended by a line feed. The URL has its password. */
  public static String render(Up.Outcome outcome) {
    return Json.write(json -> {
      json.writeNumberProperty("version", JsonReport.VERSION);
      json.writeStringProperty("result", outcome.complete() ? "passed" : "failed");
      json.writeStringProperty("url", outcome.url());
      string(json, "at", outcome.at());
      json.writeNumberProperty("applied", outcome.applied());
      json.writeNumberProperty("wanted", outcome.wanted());
      json.writeArrayPropertyStart("now");
      outcome.now().forEach(json::writeString);
      json.writeEndArray();
      json.writeNumberProperty("seeds", outcome.seeded());
      json.writeBooleanProperty("created", outcome.anew() != null);
      string(
          json,
          "rebuilt",
          outcome.anew() == null || outcome.anew().isEmpty() ? null : outcome.anew());
      json.writeObjectPropertyStart("server");
      string(json, "description", outcome.server());
      string(json, "why", outcome.why());
      json.writeEndObject();
      json.writeArrayPropertyStart("notes");
      outcome.notes().forEach(note -> json.writeString(Masking.secrets(note)));
      json.writeEndArray();
      json.writeArrayPropertyStart("findings");
      outcome.findings().forEach(finding -> JsonReport.finding(json, finding));
      json.writeEndArray();
    });
  }

  private static void string(JsonGenerator json, String name, @Nullable String value) {
    if (value == null) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, Masking.secrets(value));
    }
  }
}
