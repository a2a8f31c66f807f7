package dev.plumbline.schema;

import java.util.List;

/**
 * A text search configuration.
 *
 * @param parser qualified
 * @param mappings in order of token: {@code asciiword WITH pg_catalog.simple}
 */
public record TextSearchConfiguration(Identity id, Meta meta, String parser, List<String> mappings)
    implements SchemaObject {
  public TextSearchConfiguration {
    mappings = List.copyOf(mappings);
  }
}
