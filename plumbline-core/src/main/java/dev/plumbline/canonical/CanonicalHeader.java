package dev.plumbline.canonical;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The machine-readable line of a canonical.
 *
 * @param format version of the layout; {@link #FORMAT} is what this release writes
 * @param majorVersion of the server the schema was read from: 14 to 18
 * @param historyDigest as in {@link CanonicalFacts}; null when absent
 * @param schemaDigest over the text below the header as it was written, {@code sha256:...}; differs
 *     from {@link CanonicalText#bodyDigest} when the file was edited by hand
 */
public record CanonicalHeader(
    int format, int majorVersion, @Nullable String historyDigest, String schemaDigest) {

  /** The layout this release writes. */
  public static final int FORMAT = 1;

  static final String NOTICE =
      "-- Canonical schema. Written by plumb snapshot; do not edit by hand: change a migration and"
          + " run it again.";
  static final String MARK = "-- plumbline: ";
  private static final int LINES_SEARCHED = 10;

  /** The header of the text, or empty when it has none that can be understood. */
  public static Optional<CanonicalHeader> read(String text) {
    return text.lines()
        .limit(LINES_SEARCHED)
        .filter(line -> line.startsWith(MARK))
        .findFirst()
        .flatMap(line -> parse(line.substring(MARK.length())));
  }

  static boolean isHeader(String line) {
    return line.startsWith(MARK);
  }

  private static Optional<CanonicalHeader> parse(String line) {
    Map<String, String> facts = new HashMap<>();
    for (String word : line.strip().split("\\s+", -1)) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        facts.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    try {
      String digest = facts.get("schema");
      int format = Integer.parseInt(facts.getOrDefault("format", ""));
      int major = Integer.parseInt(facts.getOrDefault("postgresql", ""));
      return digest == null
          ? Optional.empty()
          : Optional.of(new CanonicalHeader(format, major, facts.get("history"), digest));
    } catch (NumberFormatException notOurs) {
      return Optional.empty();
    }
  }

  /** Both lines, each ended with a line break. */
  String text() {
    return NOTICE
        + "\n"
        + MARK
        + "format="
        + format
        + " postgresql="
        + majorVersion
        + (historyDigest == null ? "" : " history=" + historyDigest)
        + " schema="
        + schemaDigest
        + "\n";
  }
}
