package dev.plumbline.cli;

import dev.plumbline.local.Built;
import dev.plumbline.local.Ingredient;
import dev.plumbline.local.LocalDatabase;
import dev.plumbline.local.LocalDatabases;
import dev.plumbline.report.Json;
import dev.plumbline.report.Masking;
import dev.plumbline.scratch.ScratchException;
import dev.plumbline.scratch.StandingServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The local databases of this user, without their passwords. */
final class LocalList {
  private LocalList() {}

  /**
   * One of them.
   *
   * @param state {@code running}, {@code stopped}, {@code lost}, {@code unreachable}
   * @param last the migration applied last; null when none is
   */
  record Line(String migrations, String state, String url, String server, @Nullable String last) {}

  static String render(Invocation invocation, Format format) throws ScratchException {
    List<Line> lines = lines(invocation.env());
    return format == Format.JSON ? json(lines) : text(lines);
  }

  static List<Line> lines(Map<String, String> environment) throws ScratchException {
    List<Line> lines = new ArrayList<>();
    for (LocalDatabase database : LocalDatabases.in(environment).all()) {
      StandingServer server = database.server();
      if (server != null) {
        lines.add(line(database, server));
      }
    }
    return lines;
  }

  private static Line line(LocalDatabase database, StandingServer server) {
    String state;
    try {
      state = server.condition().name().toLowerCase(Locale.ROOT);
    } catch (ScratchException e) {
      state = "unreachable";
    }
    Path migrations = database.migrations();
    Built built = database.built();
    List<Ingredient> applied = built == null ? List.of() : built.of(Ingredient.Kind.MIGRATION);
    return new Line(
        String.valueOf(migrations == null ? database.home() : migrations),
        state,
        server.shownUrl(),
        server.description(),
        applied.isEmpty() ? null : applied.getLast().path());
  }

  private static String text(List<Line> lines) {
    if (lines.isEmpty()) {
      return "nothing is up; plumb up brings up a database\n";
    }
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      text.append(Masking.terminal(line.migrations())).append('\n');
      text.append("  %-9s %s\n".formatted(line.state(), line.url()));
      text.append(
          "            %s, %s\n"
              .formatted(
                  line.server(),
                  line.last() == null ? "no migration" : "at " + Masking.terminal(line.last())));
    }
    return text.toString();
  }

  private static String json(List<Line> lines) {
    return Json.write(json -> {
      json.writeNumberProperty("version", 1);
      json.writeArrayPropertyStart("databases");
      lines.forEach(line -> json(json, line));
      json.writeEndArray();
    });
  }

  private static void json(JsonGenerator json, Line line) {
    json.writeStartObject();
    json.writeStringProperty("migrations", line.migrations());
    json.writeStringProperty("state", line.state());
    json.writeStringProperty("url", line.url());
    json.writeStringProperty("server", line.server());
    if (line.last() == null) {
      json.writeNullProperty("last");
    } else {
      json.writeStringProperty("last", line.last());
    }
    json.writeEndObject();
  }
}
