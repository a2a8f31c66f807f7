package dev.plumbline.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What the event behind a run of GitHub's merge queue says, in the file it is handed over in. */
final class MergeGroup {
  private MergeGroup() {}

  /**
   * The commit the group was put on: main's, or that of the group before it.
   *
   * @param event path of the file; may be empty
   * @return null when the file is not there or says nothing of a group
   */
  static @Nullable String base(String event) {
    if (event.isBlank()) {
      return null;
    }
    try (InputStream file = Files.newInputStream(Path.of(event));
        JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), file)) {
      return json.nextToken() == JsonToken.START_OBJECT && enter(json, "merge_group")
          ? text(json, "base_sha")
          : null;
    } catch (IOException | JacksonException | InvalidPathException e) {
      // The branch's name says it too.
      return null;
    }
  }

  /** Goes to the value of a property of the object the parser is in; whether it is an object. */
  private static boolean enter(JsonParser json, String wanted) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean found = wanted.equals(json.currentName());
      JsonToken value = json.nextToken();
      if (found) {
        return value == JsonToken.START_OBJECT;
      }
      json.skipChildren();
    }
    return false;
  }

  private static @Nullable String text(JsonParser json, String wanted) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean found = wanted.equals(json.currentName());
      JsonToken value = json.nextToken();
      if (found && value == JsonToken.VALUE_STRING && json.getString().matches("[0-9a-f]{40,64}")) {
        return json.getString();
      }
      json.skipChildren();
    }
    return null;
  }
}
