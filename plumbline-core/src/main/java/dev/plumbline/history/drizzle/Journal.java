package dev.plumbline.history.drizzle;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Drizzle's {@code meta/_journal.json}.
 *
 * @param dialect {@code "postgresql"} or another; null when not given
 */
record Journal(@Nullable String dialect, List<Entry> entries) {
  /**
   * One migration of the journal.
   *
   * @param idx drizzle-kit's running number
   * @param when milliseconds since 1970; the migrator compares it with the last one applied
   * @param tag the file's name without extension
   * @param line of the tag, from 1
   * @param column of the tag, from 1
   */
  record Entry(long idx, long when, String tag, int line, int column) {}

  /** Why a journal cannot be used, and where. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    final int line;
    final int column;

    Unreadable(String message, int line, int column) {
      super(message);
      this.line = line;
      this.column = column;
    }

    private Unreadable(String message, TokenStreamLocation at) {
      this(message, at.getLineNr(), at.getColumnNr());
    }
  }

  static Journal parse(String text) throws Unreadable {
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      return readJournal(parser);
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      int line = at == null ? 1 : Math.max(1, at.getLineNr());
      String what =
          text.lines().skip(line - 1L).findFirst().orElse("").matches("(<<<<<<<|=======|>>>>>>>).*")
              ? "a merge conflict was left in the journal"
              : "the journal is not JSON: " + firstLine(e.getOriginalMessage());
      throw new Unreadable(what, line, at == null ? 1 : Math.max(1, at.getColumnNr()));
    }
  }

  private static Journal readJournal(JsonParser parser) throws Unreadable {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new Unreadable("the journal is empty", 1, 1);
    }
    if (first != JsonToken.START_OBJECT) {
      throw new Unreadable("the journal is not a JSON object", parser.currentTokenLocation());
    }
    String dialect = null;
    List<Entry> entries = null;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String property = parser.currentName();
      JsonToken value = parser.nextToken();
      if (property.equals("entries") && value == JsonToken.START_ARRAY) {
        entries = readEntries(parser);
      } else if (property.equals("dialect") && value == JsonToken.VALUE_STRING) {
        dialect = parser.getString();
      } else {
        parser.skipChildren();
      }
    }
    if (entries == null) {
      throw new Unreadable("the journal has no array \"entries\"", 1, 1);
    }
    return new Journal(dialect, entries);
  }

  private static List<Entry> readEntries(JsonParser parser) throws Unreadable {
    var entries = new ArrayList<Entry>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw new Unreadable(
            "an entry of the journal must be an object", parser.currentTokenLocation());
      }
      entries.add(readEntry(parser));
    }
    return entries;
  }

  private static Entry readEntry(JsonParser parser) throws Unreadable {
    TokenStreamLocation at = parser.currentTokenLocation();
    Long idx = null;
    Long when = null;
    String tag = null;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String property = parser.currentName();
      JsonToken value = parser.nextToken();
      boolean number = value == JsonToken.VALUE_NUMBER_INT;
      if (property.equals("idx") && number) {
        idx = parser.getLongValue();
      } else if (property.equals("when") && number) {
        when = parser.getLongValue();
      } else if (property.equals("tag") && value == JsonToken.VALUE_STRING) {
        tag = parser.getString();
        at = parser.currentTokenLocation();
      } else {
        parser.skipChildren();
      }
    }
    if (idx == null || when == null || tag == null) {
      throw new Unreadable("an entry of the journal needs \"idx\", \"when\" and \"tag\"", at);
    }
    return new Entry(idx, when, tag, at.getLineNr(), at.getColumnNr());
  }

  /** Jackson's words without its remarks on the source. */
  private static String firstLine(@Nullable String message) {
    String line = message == null ? "" : message.lines().findFirst().orElse("");
    return line.isEmpty() ? "unreadable" : line.replaceAll("\\s*\\([^()]*\\[Source: .*?]\\)", "");
  }
}
