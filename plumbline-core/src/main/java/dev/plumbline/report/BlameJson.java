package dev.plumbline.report;

import dev.plumbline.check.Blame;
import dev.plumbline.check.Blame.Cause;
import dev.plumbline.check.Blame.Line;
import dev.plumbline.git.FileCommits.Added;
import dev.plumbline.schema.Identity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A blame as a program reads it; the shape is written down in docs/json-output.md. */
public final class BlameJson {
  private BlameJson() {}

  /** The whole document, indented, ended by a line feed. */
  public static String render(Blame.Outcome outcome, List<Line> lines) {
    return Json.write(json -> {
      json.writeNumberProperty("version", JsonReport.VERSION);
      string(json, "project", outcome.project());
      json.writeNumberProperty("migrations", outcome.migrations());
      string(json, "server", outcome.server());
      json.writeArrayPropertyStart("objects");
      lines.forEach(line -> line(json, line));
      json.writeEndArray();
    });
  }

  private static void line(JsonGenerator json, Line line) {
    Identity id = line.object();
    json.writeStartObject();
    string(json, "kind", id.kind().label());
    string(json, "name", id.displayName());
    string(json, "schema", id.schema());
    string(json, "parent", id.parent());
    string(json, "own_name", id.name());
    string(json, "arguments", id.arguments());
    cause(json, "created", line.created());
    cause(json, "changed", line.changed());
    json.writeEndObject();
  }

  private static void cause(JsonGenerator json, String name, Cause cause) {
    Added commit = cause.commit();
    json.writeObjectPropertyStart(name);
    string(json, "file", cause.file());
    string(json, "commit", commit == null ? null : commit.commit());
    string(json, "author", commit == null ? null : commit.author());
    string(json, "date", commit == null ? null : commit.date().toString());
    string(json, "subject", commit == null ? null : commit.subject());
    string(json, "pull_request", commit == null ? null : commit.pullRequest());
    json.writeEndObject();
  }

  private static void string(JsonGenerator json, String name, @Nullable String value) {
    if (value == null) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, Masking.secrets(value));
    }
  }
}
