package dev.plumbline.history.drizzle;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What drizzle-kit remembers of the declared schema after a migration.
 *
 * @param indent of one level, as the project's formatter leaves it
 * @param end what stands behind the last brace
 */
record DrizzleSnapshot(Json.Members content, String indent, String end) {
  private static final Pattern INDENT = Pattern.compile("\\{\\r?\\n([ \\t]+)\"");

  /** Null when it is no snapshot. */
  static @Nullable DrizzleSnapshot parse(String text) {
    if (!(Json.parse(text) instanceof Json.Members members)
        || members.text("id") == null
        || members.text("prevId") == null) {
      return null;
    }
    Matcher indent = INDENT.matcher(text);
    return new DrizzleSnapshot(
        members, indent.find() ? indent.group(1) : "  ", text.substring(text.lastIndexOf('}') + 1));
  }

  String id() {
    return String.valueOf(content.text("id"));
  }

  String prevId() {
    return String.valueOf(content.text("prevId"));
  }

  /** The same content behind another. */
  DrizzleSnapshot following(String id, String prevId) {
    Json.Members members =
        content.with("id", new Json.Text(id)).with("prevId", new Json.Text(prevId));
    return new DrizzleSnapshot(members, indent, end);
  }

  /** What this changed of {@code before}, done to {@code onto}; the ids are {@code onto}'s. */
  DrizzleSnapshot onto(DrizzleSnapshot onto, DrizzleSnapshot before, JsonMerge merge) {
    Json.Members merged =
        merge.merge(
            before.following("", "").content,
            onto.following("", "").content,
            following("", "").content);
    return new DrizzleSnapshot(merged, indent, end).following(onto.id(), onto.prevId());
  }

  String written() {
    return content.write(indent) + end;
  }
}
