package dev.plumbline.forge;

import java.io.StringWriter;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A GraphQL question as the document that is sent. */
final class Question {
  private Question() {}

  /**
   * The document.
   *
   * @param variables texts and whole numbers
   */
  static String document(String query, Map<String, Object> variables) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("query", query);
      json.writeObjectPropertyStart("variables");
      variables.forEach((name, value) -> {
        if (value instanceof Long number) {
          json.writeNumberProperty(name, number);
        } else {
          json.writeStringProperty(name, value.toString());
        }
      });
      json.writeEndObject();
      json.writeEndObject();
    }
    return text.toString();
  }
}
