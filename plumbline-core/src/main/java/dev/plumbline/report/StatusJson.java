package dev.plumbline.report;

import dev.plumbline.check.Status;
import dev.plumbline.history.Decision;
import dev.plumbline.history.Decision.Fate;
import dev.plumbline.history.Migration;
import dev.plumbline.history.Recorded;
import dev.plumbline.status.DatabaseStatus;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * How a live database stands to the migrations, as a program reads it; the shape is written down in
 * docs/json-output.md.
 */
public final class StatusJson {
  private StatusJson() {}

  /**
   * The whole document, indented, ended by a line feed.
   *
   * @param failed what the exit code says
   */
  public static String render(Status.Outcome outcome, boolean failed) {
    DatabaseStatus status = outcome.status();
    return Json.write(json -> {
      json.writeNumberProperty("version", JsonReport.VERSION);
      json.writeStringProperty("result", failed ? "failed" : "passed");
      string(json, "project", outcome.project());
      string(json, "database", outcome.database());
      json.writeNumberProperty("major", status.found().major());
      string(json, "runner", outcome.runner());
      json.writeBooleanProperty("rule_known", outcome.ruleKnown());
      string(json, "table", status.found().table());
      json.writeArrayPropertyStart("other_tables");
      status.found().others().forEach(json::writeString);
      json.writeEndArray();
      refusal(json, status.decision().refusal());
      json.writeArrayPropertyStart("migrations");
      status.decision().fates().forEach(of -> migration(json, of));
      json.writeEndArray();
      json.writeArrayPropertyStart("runs");
      status.decision().runs().stream().map(Migration::path).forEach(json::writeString);
      json.writeEndArray();
      rows(json, "unknown", status.unknown());
      rows(json, "failed", status.failed());
      json.writeObjectPropertyStart("counts");
      for (Fate fate : Fate.values()) {
        json.writeNumberProperty(fate.name().toLowerCase(Locale.ROOT), status.count(fate));
      }
      json.writeNumberProperty("unknown", status.unknown().size());
      json.writeNumberProperty("failed", status.failed().size());
      json.writeEndObject();
    });
  }

  private static void refusal(JsonGenerator json, Decision.@Nullable Refusal refusal) {
    if (refusal == null) {
      json.writeNullProperty("refusal");
      return;
    }
    Migration about = refusal.about();
    json.writeObjectPropertyStart("refusal");
    string(json, "why", refusal.why());
    string(json, "file", about == null ? null : about.path());
    json.writeEndObject();
  }

  private static void migration(JsonGenerator json, Decision.Of of) {
    json.writeStartObject();
    string(json, "version", of.migration().version());
    string(json, "file", of.migration().path());
    json.writeStringProperty("state", of.fate().name().toLowerCase(Locale.ROOT));
    string(json, "why", of.why().isEmpty() ? null : of.why());
    json.writeEndObject();
  }

  private static void rows(JsonGenerator json, String name, List<Recorded.Entry> rows) {
    json.writeArrayPropertyStart(name);
    rows.forEach(row -> json.writeString(Masking.secrets(row.key())));
    json.writeEndArray();
  }

  private static void string(JsonGenerator json, String name, @Nullable String value) {
    if (value == null) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, Masking.secrets(value));
    }
  }
}
