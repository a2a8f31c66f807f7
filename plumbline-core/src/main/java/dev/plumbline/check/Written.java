package dev.plumbline.check;

import dev.plumbline.canonical.CanonicalDirectory;
import dev.plumbline.canonical.CanonicalFacts;
import dev.plumbline.canonical.CanonicalWriter;
import dev.plumbline.config.Config.Layout;
import dev.plumbline.schema.Schema;
import java.util.SortedMap;
import java.util.TreeMap;

/** What would be written, in either layout: texts by path, the one file's path being empty. */
final class Written {
  private Written() {}

  static SortedMap<String, String> files(Layout layout, Schema schema, CanonicalFacts facts) {
    return switch (layout) {
      case FILE -> {
        SortedMap<String, String> one = new TreeMap<>();
        one.put("", CanonicalWriter.write(schema, facts));
        yield one;
      }
      case DIRECTORY -> CanonicalDirectory.write(schema, facts);
    };
  }

  /** All of it as one text that loads. */
  static String text(Layout layout, SortedMap<String, String> files) {
    return switch (layout) {
      case FILE -> files.getOrDefault("", "");
      case DIRECTORY -> CanonicalDirectory.asOne(files);
    };
  }
}
