package dev.plumbline.report;

import dev.plumbline.check.CheckReport;
import dev.plumbline.check.CheckStep;
import dev.plumbline.check.Excepted;
import dev.plumbline.rules.Finding;
import dev.plumbline.rules.Location;
import dev.plumbline.rules.Severity;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * A check as a program reads it. Its shape is a promise, written down in docs/json-output.md:
 * within one {@link #VERSION} fields are added, never renamed or removed; what is absent is null.
 */
public final class JsonReport {
  /** The version of the shape. */
  public static final int VERSION = 1;

  /** The whole document, indented, ended by a line feed. */
  public String render(CheckReport report) {
    return Json.write(json -> {
      json.writeNumberProperty("version", VERSION);
      json.writeStringProperty("result", report.failed() ? "failed" : "passed");
      string(json, "project", report.project());
      migrations(json, report);
      server(json, report);
      json.writeArrayPropertyStart("steps");
      report.steps().forEach(step -> step(json, step));
      json.writeEndArray();
      json.writeArrayPropertyStart("findings");
      report.findings().forEach(finding -> finding(json, finding));
      json.writeEndArray();
      json.writeArrayPropertyStart("exceptions");
      report.exceptions().forEach(exception -> exception(json, exception));
      json.writeEndArray();
      counts(json, report);
      json.writeNumberProperty("millis", report.millis());
    });
  }

  private static void migrations(JsonGenerator json, CheckReport report) {
    json.writeObjectPropertyStart("migrations");
    string(json, "directory", report.migrationsDir());
    string(json, "convention", report.conventionId());
    json.writeNumberProperty("count", report.migrationCount());
    json.writeEndObject();
  }

  private static void server(JsonGenerator json, CheckReport report) {
    if (report.server() == null) {
      json.writeNullProperty("server");
      return;
    }
    json.writeObjectPropertyStart("server");
    string(json, "description", report.server());
    string(json, "why", report.serverWhy());
    json.writeEndObject();
  }

  private static void step(JsonGenerator json, CheckStep step) {
    json.writeStartObject();
    json.writeStringProperty("name", lower(step.name()));
    json.writeStringProperty("status", lower(step.status()));
    string(json, "summary", step.summary());
    json.writeNumberProperty("millis", step.millis());
    json.writeEndObject();
  }

  /** One finding, as in every document that has some. */
  static void finding(JsonGenerator json, Finding finding) {
    Location location = finding.location();
    json.writeStartObject();
    json.writeStringProperty("rule", finding.rule());
    json.writeStringProperty("severity", lower(finding.severity()));
    string(json, "message", finding.message());
    string(json, "file", location == null ? null : location.file());
    number(json, "line", location == null ? 0 : location.line());
    number(json, "column", location == null ? 0 : location.column());
    json.writeArrayPropertyStart("evidence");
    finding.evidence().forEach(line -> json.writeString(Masking.secrets(line)));
    json.writeEndArray();
    string(json, "fix", finding.fix());
    json.writeEndObject();
  }

  private static void exception(JsonGenerator json, Excepted exception) {
    json.writeStartObject();
    string(json, "rule", exception.rule());
    string(json, "object", exception.object());
    string(json, "path", exception.path());
    json.writeNumberProperty("count", exception.count());
    string(json, "reason", exception.reason());
    string(json, "owner", exception.owner());
    json.writeStringProperty("expires", exception.expires().toString());
    json.writeStringProperty("where", exception.where());
    json.writeEndObject();
  }

  private static void counts(JsonGenerator json, CheckReport report) {
    json.writeObjectPropertyStart("counts");
    for (Severity severity : Severity.values()) {
      json.writeNumberProperty(lower(severity), report.count(severity));
    }
    json.writeNumberProperty("ignored", report.suppressed());
    json.writeEndObject();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static void string(JsonGenerator json, String name, @Nullable String value) {
    if (value == null) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, Masking.secrets(value));
    }
  }

  private static void number(JsonGenerator json, String name, int value) {
    if (value == 0) {
      json.writeNullProperty(name);
    } else {
      json.writeNumberProperty(name, value);
    }
  }
}
